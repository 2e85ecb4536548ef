//! Pieces of HTML.

/// Text that may stand in HTML and in its attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A whole page; `body` is HTML.
pub(crate) fn page(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} — Демоэквайер</title>\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/assets/simulator.css\"></head>\
         <body><header><p class=\"mark\">Демоэквайер</p><p class=\"quiet\">Учебный платёжный сервис: деньги не списываются</p></header>\
         <main>{body}</main></body></html>\n",
        title = escape(title),
    )
}

/// A labelled text field. `attributes` is HTML, `hint` and `error` are text.
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) label: &'a str,
    pub(crate) value: &'a str,
    pub(crate) attributes: &'a str,
    pub(crate) hint: &'a str,
    pub(crate) error: Option<&'a str>,
}

impl Field<'_> {
    /// The label, the input and, tied to it, hint and error. The first wrong field gets the focus.
    pub(crate) fn html(&self, focus: bool) -> String {
        let Self { name, label, attributes, .. } = self;
        let mut described = format!("{name}-hint");
        let mut error = String::new();
        let mut invalid = "";
        if let Some(text) = self.error {
            described = format!("{described} {name}-error");
            error = format!("<p class=\"error\" id=\"{name}-error\">{}</p>", escape(text));
            invalid = " aria-invalid=\"true\"";
        }
        let focus = if focus { " autofocus" } else { "" };
        format!(
            "<div class=\"field\"><label for=\"{name}\">{label}</label>\
             <input id=\"{name}\" name=\"{name}\" value=\"{value}\" {attributes} aria-describedby=\"{described}\"{invalid}{focus} required>\
             <p class=\"hint\" id=\"{name}-hint\">{hint}</p>{error}</div>",
            value = escape(self.value),
            hint = escape(self.hint),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_text_or_attributes() {
        assert_eq!(escape("<a href=\"x\" b='&'>"), "&lt;a href=&quot;x&quot; b=&#39;&amp;&#39;&gt;");
    }
}
