#!/usr/bin/env python3
"""Builds golos-text-subset.woff2: one variable file of Golos Text for the whole site.

The npm package ships one file per script, and ₽ sits in the Latin Extended one: a page
with a price would fetch three files. Here each file is cut to the characters we print,
frozen at the weights of the axis we use, merged per weight, and the weights are joined
into one variable font again (fontTools can merge static fonts only).

    npm install @fontsource-variable/golos-text@5.3.0
    pip install fonttools==4.* brotli
    python3 build_font.py node_modules/@fontsource-variable/golos-text/files
"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.ttLib import TTFont
from fontTools.varLib import build as build_variable
from fontTools.varLib.instancer import instantiateVariableFont

OUTPUT = Path(__file__).with_name("golos-text-subset.woff2")
# The source has a master at each of these; the site uses nothing bolder than 700.
WEIGHTS = [400, 500, 600, 700]
LATIN = (
    [*range(0x20, 0x7F)]
    + [0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB1, 0xB2, 0xB7, 0xBB, 0xBD, 0xD7]
    + [0x2009, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2212]
)
CYRILLIC = [0x401, *range(0x410, 0x450), 0x451, 0x2116]
SOURCES = {"latin": LATIN, "cyrillic": CYRILLIC, "latin-ext": [0x20BD]}
THIN_SPACE, NARROW_NO_BREAK_SPACE = 0x2009, 0x202F


def cut(path: Path, characters: list[int]) -> TTFont:
    """The font at `path` with these characters only, and the layout features the site uses."""
    font = TTFont(path)
    options = subset.Options()
    options.layout_features = ["kern", "tnum"]
    options.drop_tables += ["vhea", "vmtx", "VVAR", "STAT", "prep", "gasp", "GDEF", "HVAR"]
    options.hinting = False
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    missing = set(characters) - set(font.getBestCmap())
    if missing:
        sys.exit(f"{path.name} lacks " + " ".join(f"U+{c:04X}" for c in sorted(missing)))
    return font


def master(folder: Path, weight: int, scratch: Path) -> Path:
    """One static font of this weight with the characters of every source file."""
    parts = []
    for script, characters in SOURCES.items():
        font = cut(folder / f"golos-text-{script}-wght-normal.woff2", characters)
        static = instantiateVariableFont(font, {"wght": weight}, overlap=False)
        static.flavor = None
        part = scratch / f"{script}-{weight}.ttf"
        static.save(part)
        parts.append(str(part))
    whole = merge.Merger().merge(parts)
    # The source has no narrow no-break space; a thin space is what it looks like.
    for table in whole["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW_NO_BREAK_SPACE] = table.cmap[THIN_SPACE]
    path = scratch / f"master-{weight}.ttf"
    whole.save(path)
    return path


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        space = DesignSpaceDocument()
        space.addAxis(
            AxisDescriptor(tag="wght", name="Weight", minimum=WEIGHTS[0], default=WEIGHTS[0], maximum=WEIGHTS[-1])
        )
        for weight in WEIGHTS:
            space.addSource(
                SourceDescriptor(path=str(master(folder, weight, scratch)), location={"Weight": weight})
            )
        font, _, _ = build_variable(space)
        for table in ("STAT", "DSIG"):
            if table in font:
                del font[table]
        font.flavor = "woff2"
        font.save(OUTPUT)
    print(f"{OUTPUT.name}: {OUTPUT.stat().st_size} bytes, {len(font.getBestCmap())} characters")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
