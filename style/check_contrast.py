#!/usr/bin/env python3
"""Checks the colour pairs of the design system against WCAG 2.2 AA in both schemes.

Reads the custom properties of brand.css and tokens/*.css, resolves var() and light-dark(),
turns oklch() into sRGB and computes the contrast ratio. Exits 1 when a pair falls short.

    python3 style/check_contrast.py
"""

import math
import re
import sys
from pathlib import Path

STYLE = Path(__file__).parent
FILES = [STYLE / "brand.css", *sorted((STYLE / "tokens").glob("*.css"))]
TEXT, EDGE = 4.5, 3.0  # 1.4.3 text, 1.4.11 parts of controls

GROUNDS = ["--s-ground", "--s-surface", "--s-surface-sunken"]
PAIRS = [
    *[(text, ground, TEXT) for ground in GROUNDS for text in ("--s-text", "--s-text-quiet", "--s-accent", "--s-danger", "--s-warn")],
    *[("--s-accent-strong", ground, TEXT) for ground in [*GROUNDS, "--s-accent-soft"]],
    # Coloured words and quiet words on the soft fields of notes, tags, chosen cards.
    *[("--s-text", soft, TEXT) for soft in ("--s-accent-soft", "--s-warn-soft", "--s-danger-soft")],
    ("--s-accent", "--s-accent-soft", TEXT),
    ("--s-warn", "--s-warn-soft", TEXT),
    ("--s-danger", "--s-danger-soft", TEXT),
    # What is written on a filled control, at rest and under the pointer.
    ("--c-button-main-text", "--c-button-main", TEXT),
    ("--c-button-main-text", "--c-button-main-hover", TEXT),
    ("--c-button-danger-text", "--c-button-danger", TEXT),
    ("--c-button-danger-text", "--c-button-danger-hover", TEXT),
    ("--s-on-danger", "--s-danger", TEXT),
    ("--c-brand-first", "--s-ground", TEXT),
    ("--c-brand-second", "--s-ground", TEXT),
    ("--c-psk-text", "--c-psk-ground", 7.0),
    # Edges of controls, focus rings, the filled part of a meter and of a slider.
    *[("--s-line-control", ground, EDGE) for ground in GROUNDS],
    *[("--s-focus", ground, EDGE) for ground in [*GROUNDS, "--s-accent-soft"]],
    ("--c-field-line-error", "--c-field-ground", EDGE),
    ("--c-range-fill", "--s-surface", EDGE),
    ("--c-range-track", "--s-surface", EDGE),
    ("--c-meter-fill", "--c-meter-ground", EDGE),
    ("--s-warn", "--c-meter-ground", EDGE),
    ("--s-danger", "--c-meter-ground", EDGE),
    ("--s-text-quiet", "--c-demo-ground", TEXT),
]


def declarations() -> dict[str, str]:
    """Custom properties by name; the first declaration wins (later ones are media overrides)."""
    found: dict[str, str] = {}
    for file in FILES:
        text = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.S)
        for name, value in re.findall(r"(--[\w-]+)\s*:\s*([^;{}]+);", text):
            found.setdefault(name, value.strip())
    return found


def arguments(text: str) -> list[str]:
    """Splits at the commas that stand outside brackets."""
    parts, depth, current = [], 0, ""
    for char in text:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            parts.append(current.strip())
            current = ""
        else:
            current += char
    return [*parts, current.strip()]


def resolve(value: str, dark: bool, known: dict[str, str]) -> str:
    """The oklch() that the value means in the scheme."""
    if match := re.fullmatch(r"var\((--[\w-]+)\)", value):
        if match[1] not in known:
            sys.exit(f"{match[1]} is not declared")
        return resolve(known[match[1]], dark, known)
    if match := re.fullmatch(r"light-dark\((.*)\)", value, flags=re.S):
        return resolve(arguments(match[1])[1 if dark else 0], dark, known)
    return value


def luminance(colour: str) -> float:
    """Relative luminance (WCAG) of an oklch() colour, clipped to sRGB as a plain screen does."""
    match = re.fullmatch(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)", colour)
    if not match:
        sys.exit(f"not an oklch() colour: {colour}")
    lightness, chroma, hue = float(match[1]) / 100, float(match[2]), math.radians(float(match[3]))
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (min(1.0, max(0.0, part)) for part in linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def main() -> None:
    known = declarations()
    failures = 0
    for dark in (False, True):
        for front, back, least in PAIRS:
            ends = [luminance(resolve(f"var({name})", dark, known)) for name in (front, back)]
            ratio = (max(ends) + 0.05) / (min(ends) + 0.05)
            bad = ratio < least
            failures += bad
            if bad or "-v" in sys.argv:
                scheme = "dark " if dark else "light"
                print(f"{'FAIL' if bad else 'ok  '} {scheme} {ratio:5.2f} (least {least}) {front} on {back}")
    print(f"{2 * len(PAIRS)} pairs, {failures} below AA")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
