//! Text inside markup and inside paths.

use std::borrow::Cow;
use std::fmt::Write;

/// A text as it stands in HTML and XML, in an element or in an attribute. Characters that XML cannot hold
/// become U+FFFD.
pub(super) fn markup(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'') && is_xml(c);
    if text.chars().all(plain) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Parsers of XML make a line feed of it otherwise.
            '\r' => out.push_str("&#13;"),
            c if is_xml(c) => out.push(c),
            _ => out.push('\u{FFFD}'),
        }
    }
    out.into()
}

/// Whether XML 1.0 can hold a character as it is.
fn is_xml(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\r' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

/// The path of an article as services show it: relative to the folder that was checked, with `/`.
pub(super) fn path(name: &str) -> String {
    let path = name.replace('\\', "/");
    match path.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => path,
    }
}

/// The path of an article as a reference in the sense of RFC 3986.
pub(super) fn uri(name: &str) -> String {
    let path = path(name);
    let drive = path.get(1..3) == Some(":/");
    let mut out = match (path.starts_with('/'), drive) {
        (true, _) => "file://".to_owned(),
        (false, true) => "file:///".to_owned(),
        (false, false) => String::new(),
    };
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b'@'
            | b'+'
            | b'='
            | b','
            | b'('
            | b')' => out.push(char::from(byte)),
            b':' if drive && at == 1 => out.push(':'),
            _ => write!(out, "%{byte:02X}").unwrap_or_default(),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stays_text() {
        assert_eq!(markup("قال"), "قال");
        assert_eq!(
            markup("<a href=\"x\" b='y'>&amp;\0\r\n"),
            "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;\u{FFFD}&#13;\n"
        );
    }

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("./a/b c.txt"), "a/b%20c.txt");
        assert_eq!(uri("مقال.txt"), "%D9%85%D9%82%D8%A7%D9%84.txt");
        assert_eq!(uri("/a/b#c?.txt"), "file:///a/b%23c%3F.txt");
        assert_eq!(uri(r"C:\a\b.txt"), "file:///C:/a/b.txt");
        assert_eq!(uri("a:b.txt"), "a%3Ab.txt");
        assert_eq!(path(r".\a"), "a");
        assert_eq!(path("-"), "-");
    }
}
