//! Templates: files of text with gaps, `{like_this}`, and rows that stand there under a condition.
//!
//! A text that somebody was shown is never changed: a new wording is a new file, and its version the day from which it
//! holds.

use crate::config::Lender;

/// A file of text before its gaps are filled.
pub(crate) struct Template {
    /// What documents made from it are, as their rows say.
    pub(crate) kind: &'static str,
    /// What it is called; Russian.
    pub(crate) title: &'static str,
    /// Which wording this is: the day from which it holds.
    pub(crate) version: &'static str,
    text: &'static str,
}

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident: $kind:literal, $version:literal, $title:literal;)+) => {$(
        $(#[$doc])*
        pub(crate) const $name: Template = Template {
            kind: $kind,
            title: $title,
            version: $version,
            text: include_str!(concat!("templates/", $kind, "_", $version, ".txt")),
        };
    )+

    #[cfg(test)]
    const ALL: &[Template] = &[$($name),+];
    };
}

templates! {
    PERSONAL_DATA: "personal_data", "2026-11-01", "Согласие на обработку персональных данных";
    CREDIT_BUREAU: "credit_bureau", "2026-11-01", "Согласие на получение кредитного отчёта";
    SIGNING_BY_CODE: "signing_by_code", "2026-11-01", "Соглашение об использовании простой электронной подписи";
    MARKETING: "marketing", "2026-11-01", "Согласие на получение рекламы";
    /// The table of the Bank of Russia's Указание 3240-У: a row a line, what it is and what was agreed with a tab between.
    INDIVIDUAL_CONDITIONS: "individual_conditions", "2026-11-28.3",
        "Индивидуальные условия договора потребительского займа";
    /// A row a line, as in the conditions.
    PROLONGATION: "prolongation", "2026-11-28", "Дополнительное соглашение о продлении займа";
    /// A row a line, as in the conditions.
    HOLIDAY_REQUEST: "holiday_request", "2026-11-28", "Требование о предоставлении льготного периода (кредитных каникул)";
}

/// The wording of SMS with codes.
pub(crate) mod sms {
    pub(crate) const REGISTRATION: &str = include_str!("templates/sms_registration.txt");
    pub(crate) const SIGN_IN: &str = include_str!("templates/sms_sign_in.txt");
    pub(crate) const SIGN_CONTRACT: &str = include_str!("templates/sms_sign_contract.txt");
    pub(crate) const SIGN_PROLONGATION: &str = include_str!("templates/sms_sign_prolongation.txt");
    pub(crate) const SIGN_HOLIDAY: &str = include_str!("templates/sms_sign_holiday.txt");
}

/// What fills a gap.
pub(crate) type Filling<'a> = (&'static str, &'a str);

impl Template {
    /// The text with its gaps filled.
    pub(crate) fn fill(&self, filling: &[Filling<'_>]) -> String {
        fill(self.text, filling)
    }

    /// The rows whose condition holds, with their gaps filled: what is agreed on, and what is agreed.
    pub(crate) fn rows(&self, conditions: &[(&str, bool)], filling: &[Filling<'_>]) -> Vec<(String, String)> {
        let stands = |line: &'static str| match line.strip_prefix('?') {
            None => Some(line),
            Some(rest) => {
                let (name, row) = rest.split_once(' ')?;
                conditions.contains(&(name, true)).then_some(row)
            }
        };
        let rows = self.text.lines().filter_map(stands).filter_map(|row| row.split_once('\t'));
        rows.map(|(name, agreed)| (name.to_owned(), fill(agreed, filling))).collect()
    }
}

/// The gaps that name the lender.
pub(crate) fn about(lender: &Lender) -> [Filling<'_>; 5] {
    [
        ("lender", &lender.name),
        ("registration_number", &lender.registration_number),
        ("register_entry", &lender.register_entry),
        ("address", &lender.address),
        ("phone", &lender.phone),
    ]
}

/// Fills each gap once: what fills one is text and nothing else, whatever it holds. A gap that nothing fills stays.
pub(crate) fn fill(template: &str, filling: &[Filling<'_>]) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut rest = template.trim();
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let gap = after.split_once('}');
        let filled = gap.and_then(|(name, _)| filling.iter().find(|(known, _)| *known == name));
        if let (Some((_, behind)), Some((_, value))) = (gap, filled) {
            // neither a row nor a column of its own
            text.extend(value.chars().map(|character| if character.is_control() { ' ' } else { character }));
            rest = behind;
        } else {
            text.push('{');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fills_a_gap_is_text_and_nothing_else() {
        let filled = fill("{a} и {b}\n", &[("a", "{b}\tи\nдальше"), ("b", "второе")]);
        assert_eq!(filled, "{b} и дальше и второе");
        assert_eq!(fill("{нет} {a}", &[("a", "есть")]), "{нет} есть");
    }

    #[test]
    fn only_what_is_agreed_has_gaps() {
        let names = ALL.iter().flat_map(|template| template.text.lines()).filter_map(|row| row.split_once('\t'));
        for (name, _) in names {
            assert!(!name.contains('{'), "{name}");
        }
    }

    #[test]
    fn kinds_and_versions_are_told_apart() {
        let mut names: Vec<_> = ALL.iter().map(|template| (template.kind, template.version)).collect();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        assert!(ALL.iter().all(|template| !template.title.is_empty() && template.text.ends_with('\n')));
    }
}
