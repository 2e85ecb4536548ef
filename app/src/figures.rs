//! Figures among words.
//!
//! A translator that takes «15 000,00 ₽» or «ДЗ-26-000123» for words may change it, and a line must not break within it.

/// Words as markup: all their figures (sums, shares, days, numbers of contracts) are kept from translators and in one line.
///
/// Set as `inner_html`, so that new words take the place of old ones also where a translator has been at work.
pub(crate) fn marked(words: &str) -> String {
    let mut markup = String::with_capacity(words.len() * 2);
    for (index, word) in words.split(' ').enumerate() {
        if index > 0 {
            markup.push(' ');
        }
        // What belongs to a figure is joined to it by a space that does not break; what it counts is a word again.
        let ends = word.rfind(|last: char| last.is_ascii_digit() || matches!(last, '₽' | '%'));
        match ends.filter(|_| word.contains(|digit: char| digit.is_ascii_digit())) {
            Some(last) => {
                let end = last + word[last..].chars().next().map_or(0, char::len_utf8);
                let start = word.find(|first: char| !matches!(first, '«' | '"' | '(')).unwrap_or(0);
                escape(&word[..start], &mut markup);
                markup.push_str(r#"<span class="nowrap" translate="no">"#);
                escape(&word[start..end], &mut markup);
                markup.push_str("</span>");
                escape(&word[end..], &mut markup);
            }
            None => escape(word, &mut markup),
        }
    }
    markup
}

fn escape(words: &str, markup: &mut String) {
    for character in words.chars() {
        match character {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            same => markup.push(same),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::marked;

    /// The markup with its marks as brackets.
    fn brackets(words: &str) -> String {
        marked(words).replace(r#"<span class="nowrap" translate="no">"#, "[").replace("</span>", "]")
    }

    #[test]
    fn figures_are_kept_and_words_are_not() {
        for (words, expected) in [
            (
                "Закрыт 5\u{a0}декабря\u{a0}2026, платёж 10\u{a0}000,00\u{a0}₽.",
                "Закрыт [5\u{a0}декабря\u{a0}2026], платёж [10\u{a0}000,00\u{a0}₽].",
            ),
            ("Договор № ДЗ-26-000123", "Договор № [ДЗ-26-000123]"),
            ("Срок 21\u{a0}день", "Срок [21]\u{a0}день"),
            ("С 21-го дня 0,8\u{a0}% в день", "С [21]-го дня [0,8\u{a0}%] в день"),
            ("(ст. 5.1 закона 353-ФЗ)", "(ст. [5.1] закона [353]-ФЗ)"),
            ("−15,000.00\u{a0}₽", "[−15,000.00\u{a0}₽]"),
            ("Здравствуйте", "Здравствуйте"),
            ("", ""),
            ("«7»", "«[7]»"),
        ] {
            assert_eq!(brackets(words), expected);
        }
    }

    #[test]
    fn words_are_no_markup() {
        assert_eq!(marked("<b>1&2</b>"), r#"<span class="nowrap" translate="no">&lt;b>1&amp;2</span>&lt;/b>"#);
        assert_eq!(marked("a & <i>"), "a &amp; &lt;i>");
    }
}
