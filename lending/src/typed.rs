//! What people type and paste, made plain before any rule sees it.
//!
//! An address book wraps a number in marks that nobody sees, a keyboard writes «–» for "-", another system keeps «й» as two
//! characters, a keyboard of another script has digits of its own: all of that means what the plain writing means. What is
//! plain already stays as it is. Nothing that changes the meaning is done here: that is for the rule of a field.

/// The zeros of the scripts that have digits of their own; each is followed by its nine others.
const ZEROS: [u16; 36] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
    0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
    0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/// Whether nothing was typed but what nobody sees.
pub fn is_blank(raw: &str) -> bool {
    raw.chars().all(|character| matches!(plain_character(character), None | Some(' ')))
}

/// The text with one kind of space, dash and quotation mark, digits 0 to 9, and without marks that are not seen. Spaces at
/// the ends fall away, those between are one each. Control characters stay, for the rules to refuse.
pub(crate) fn plain(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    for character in raw.chars() {
        match plain_character(character) {
            None => {}
            Some(' ') => {
                if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            Some(character) => text.push(character),
        }
    }
    if text.ends_with(' ') {
        text.pop();
    }
    text
}

/// As [`plain`], and letters that came as a letter and a mark are one character (NFC, of the letters that the fields know).
/// The mark of stress over a Russian vowel, which texts copied from encyclopedias have, falls away.
pub(crate) fn plain_letters(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    for character in plain(raw).chars() {
        let whole = text.chars().next_back().and_then(|base| joined(base, character));
        match whole {
            Some(whole) => {
                text.pop();
                text.push(whole);
            }
            None => text.push(character),
        }
    }
    text
}

/// The plain writing of a character; none of one that is not seen.
fn plain_character(character: char) -> Option<char> {
    // full-width forms of ASCII
    let character = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        _ => character,
    };
    if character.is_ascii() {
        return Some(match character {
            '\t'..='\r' => ' ',
            '`' => '\'',
            _ => character,
        });
    }
    if is_invisible(character) {
        return None;
    }
    if character.is_whitespace() {
        return Some(' ');
    }
    Some(match character {
        '\u{2800}' => ' ',
        '\u{058a}'
        | '\u{05be}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{301c}'
        | '\u{fe31}'
        | '\u{fe32}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{02d7}' => '-',
        '\u{00b4}'
        | '\u{02b9}'
        | '\u{02bb}'..='\u{02bd}'
        | '\u{02c8}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{275b}'
        | '\u{275c}' => '\'',
        '«'
        | '»'
        | '\u{02ba}'
        | '\u{02dd}'
        | '\u{201c}'..='\u{201f}'
        | '\u{2033}'
        | '\u{2036}'
        | '\u{275d}'
        | '\u{275e}'
        | '\u{301d}'..='\u{301f}' => '"',
        '\u{2024}' | '\u{3002}' | '\u{ff61}' => '.',
        '\u{060c}' | '\u{066b}' => ',',
        '\u{2044}' | '\u{2215}' => '/',
        // signs that are a letter
        '\u{212a}' => 'K',
        '\u{212b}' => 'Å',
        _ => digit(character).unwrap_or(character),
    })
}

/// Marks without a width, and those that turn the direction of writing or choose how a character looks.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20e3}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let value = match code {
        // five styles of mathematics
        0x1d7ce..=0x1d7ff => Some((code - 0x1d7ce) % 10),
        0x1fbf0..=0x1fbf9 => Some(code - 0x1fbf0),
        _ => ZEROS.iter().map(|zero| code.wrapping_sub(u32::from(*zero))).find(|value| *value < 10),
    };
    value.and_then(|value| char::from_digit(value, 10))
}

/// The letter that a letter and the mark after it make. Each list has a letter and what it becomes, in turn.
fn joined(base: char, mark: char) -> Option<char> {
    let letters = match mark {
        '\u{300}' => "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹ",
        '\u{301}' => "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿгѓГЃкќКЌ",
        '\u{302}' => "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
        '\u{303}' => "AÃNÑOÕaãnñoõIĨiĩUŨuũ",
        '\u{304}' => "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳ",
        '\u{306}' => "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭийИЙуўУЎ",
        '\u{307}' => "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯ",
        '\u{308}' => "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸеёЕЁіїІЇ",
        '\u{30a}' => "AÅaåUŮuů",
        '\u{30b}' => "OŐoőUŰuű",
        '\u{30c}' => "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ",
        '\u{30f}' => "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ",
        '\u{311}' => "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ",
        '\u{31b}' => "OƠoơUƯuư",
        '\u{326}' => "SȘsșTȚtț",
        '\u{327}' => "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩ",
        '\u{328}' => "AĄaąEĘeęIĮiįUŲuųOǪoǫ",
        _ => return None,
    };
    let is_stress = matches!(mark, '\u{300}' | '\u{301}') && "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(base);
    let mut rest = letters.chars();
    while let (Some(letter), Some(whole)) = (rest.next(), rest.next()) {
        if letter == base {
            return Some(whole);
        }
    }
    is_stress.then_some(base)
}

/// A digit that a letter may have been typed for: «О» for 0, «З» for 3.
pub fn digit_like(letter: char) -> Option<char> {
    Some(match letter {
        'O' | 'o' | 'О' | 'о' => '0',
        'I' | 'l' | 'i' | '|' | 'І' | 'і' => '1',
        'З' | 'з' => '3',
        'б' => '6',
        'В' | 'B' => '8',
        _ => return None,
    })
}

/// The Latin letters that look like a Cyrillic one, and that one, in turn.
const TWINS: &str = "AАBВCСEЕHНKКMМOОPРTТXХYУaаcсeеoоpрxхyуkкËЁëё";

/// The Cyrillic letter that looks like a Latin one.
pub(crate) fn cyrillic_twin(latin: char) -> Option<char> {
    let mut twins = TWINS.chars();
    while let (Some(one), Some(other)) = (twins.next(), twins.next()) {
        if one == latin {
            return Some(other);
        }
    }
    None
}

/// The Latin letter that looks like a Cyrillic one.
pub(crate) fn latin_twin(cyrillic: char) -> Option<char> {
    let mut twins = TWINS.chars();
    while let (Some(one), Some(other)) = (twins.next(), twins.next()) {
        if other == cyrillic {
            return Some(one);
        }
    }
    None
}

/// Whether letters of both alphabets stand in a text.
pub(crate) fn is_mixed(text: &str) -> bool {
    text.chars().any(is_latin) && text.chars().any(is_cyrillic)
}

pub(crate) fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '\u{c0}'..='\u{24f}' if !matches!(character, '×' | '÷'))
}

pub(crate) fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_falls_away() {
        for noisy in [
            "\u{202a}+7 900\u{202c}",
            "\u{2068}+7\u{a0}900\u{2069}",
            "\u{200e}+7\u{2009}900",
            "+\u{ad}7 9\u{200b}00\u{feff}",
            " +７\u{3000}９００\r\n",
            "+٧ ۹٠٠",
        ] {
            assert_eq!(plain(noisy), "+7 900", "{noisy:?}");
        }
        assert_eq!(plain("7\u{fe0f}\u{20e3} \u{1d7ec}\u{1fbf9}"), "7 09");
    }

    #[test]
    fn one_kind_of_dash_and_quotation_mark() {
        assert_eq!(plain("а–б—в−г\u{2011}д－е"), "а-б-в-г-д-е");
        assert_eq!(plain("«а» “б” „в‟ ＂г＂"), "\"а\" \"б\" \"в\" \"г\"");
        assert_eq!(plain("О´Нил О’Нил О`Нил Оʼ"), "О'Нил О'Нил О'Нил О'");
    }

    #[test]
    fn a_letter_and_its_mark_are_one_letter() {
        assert_eq!(plain_letters("Андреи\u{306} Семе\u{308}нов"), "Андрей Семёнов");
        assert_eq!(plain_letters("u\u{308}\u{301}A\u{30a}İ\u{212b}"), "ǘÅİÅ");
        assert_eq!(plain_letters("Есе\u{301}нин"), "Есенин");
        // a mark over nothing stays, for the rule of the field to refuse
        assert_eq!(plain_letters("\u{306} б\u{306}"), "\u{306} б\u{306}");
    }

    #[test]
    fn control_characters_are_left_to_the_rules() {
        assert_eq!(plain("а\0б\u{7f}\u{9b}"), "а\0б\u{7f}\u{9b}");
        assert_eq!(plain("\t\r\n"), "");
    }

    #[test]
    fn twins_go_both_ways() {
        for latin in "ABCEHKMOPTXYaceopxykËë".chars() {
            assert_eq!(cyrillic_twin(latin).and_then(latin_twin), Some(latin));
        }
    }
}
