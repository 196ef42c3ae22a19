//! What stands in prose and is not prose: addresses, handles, file names, code, markup.
//!
//! A scanner over the bytes at one place; it decides by shape alone. What it recognises is one token that
//! the rules for words never look into.

/// The kinds of things that are not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpaqueKind {
    /// A web address or a bare host name.
    Address,
    /// An e-mail address.
    Email,
    /// A user name with its at sign.
    Handle,
    /// A tag with its number sign.
    Tag,
    /// A file name or a path.
    File,
    /// Text in back-ticks, or a name as programs have them (`snake_case`).
    Code,
    /// A tag or a character reference of HTML.
    Markup,
    /// A place for a value that a program should have filled in, or a sign of a translation engine's own.
    Placeholder,
}

/// Top-level domains that stand for a host name without `http://` before it: the generic ones in use by
/// the press and the country codes of the regions it writes about most. A two-letter word after a full
/// stop is rarely a domain, so this list is kept short; its source is the IANA root zone.
const DOMAINS: &[&str] = &[
    "ae", "ai", "app", "at", "au", "az", "be", "bh", "biz", "blog", "br", "ca", "cc", "ch", "cn",
    "co", "com", "cz", "de", "dev", "dk", "dz", "edu", "eg", "es", "eu", "fi", "fm", "fr", "gg",
    "gov", "gr", "hu", "id", "ie", "il", "in", "info", "int", "io", "iq", "ir", "it", "jo", "jp",
    "ke", "kr", "kw", "kz", "lb", "live", "ly", "ma", "me", "media", "mil", "mobi", "mx", "name",
    "net", "news", "ng", "nl", "no", "nz", "om", "online", "org", "ph", "pk", "pl", "pro", "ps",
    "pt", "qa", "ro", "ru", "sa", "sd", "se", "sg", "shop", "site", "social", "su", "sy", "tech",
    "th", "tn", "today", "tr", "tv", "tw", "ua", "uk", "us", "uz", "vn", "world", "xyz", "ye",
    "za",
];

/// Endings of file names that articles mention.
const FILES: &[&str] = &[
    "avi", "bat", "bmp", "csv", "dll", "doc", "docx", "epub", "exe", "gif", "htm", "html", "jpeg",
    "jpg", "js", "json", "md", "mkv", "mov", "mp3", "mp4", "odt", "pdf", "php", "png", "ppt",
    "pptx", "py", "rar", "rs", "rtf", "svg", "tar", "tif", "tiff", "toml", "txt", "wav", "webp",
    "xls", "xlsx", "xml", "yaml", "yml", "zip",
];

/// The opaque thing that starts at byte `at` of `source` and ends before `end`: its kind and its end.
#[must_use]
pub fn scan(source: &str, at: usize, end: usize) -> Option<(OpaqueKind, usize)> {
    let text = &source[at..end];
    let first = *text.as_bytes().first()?;
    let (kind, length) = match first {
        b'`' => (OpaqueKind::Code, back_ticks(text)?),
        b'<' | b'{' | b'%' | b'$' | b'[' | b'_' | b'>' | b'|'
            if let Some(length) = placeholder(text) =>
        {
            // A per cent sign belongs to the number before it.
            let counted = first == b'%' && source[..at].trim_end().ends_with(char::is_numeric);
            if counted {
                return None;
            }
            (OpaqueKind::Placeholder, length)
        }
        b'<' => (OpaqueKind::Markup, html_tag(text)?),
        b'&' => (OpaqueKind::Markup, html_reference(text)?),
        b'@' => (OpaqueKind::Handle, tagged(text)?),
        b'#' => (OpaqueKind::Tag, tagged(text)?),
        b'/' => (OpaqueKind::File, path(text)?),
        _ if first.is_ascii_alphanumeric() => {
            return address(text).map(|(kind, length)| (kind, at + length));
        }
        _ => return None,
    };
    Some((kind, at + length))
}

fn back_ticks(text: &str) -> Option<usize> {
    let inner = text[1..].find('`')?;
    (inner > 0 && inner < 200).then_some(inner + 2)
}

/// What programs and translation engines put in the place of something: `{name}`, `{{name}}`, `${name}`,
/// `%s`, `%1$d`, `%(name)s`, `__NAME__`, `[PERSON_1]`, `[UNK]`, `<unk>`, `<2ar>`, `<0>`, `<|end|>`, `>>ara<<`.
fn placeholder(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let name = |inner: &str| {
        let inner = inner.trim();
        !inner.is_empty()
            && inner.len() <= 40
            && inner
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_.-: ".contains(&b))
    };
    let between = |open: &str, close: &str| -> Option<(usize, &str)> {
        let inner = text.strip_prefix(open)?;
        let end = inner
            .get(..inner.len().min(64))
            .unwrap_or(inner)
            .find(close)
            .or_else(|| inner.find(close))?;
        (end <= 60).then(|| (open.len() + end + close.len(), &inner[..end]))
    };
    for (open, close) in [
        ("{{", "}}"),
        ("{%", "%}"),
        ("${", "}"),
        ("{", "}"),
        ("<|", "|>"),
        (">>", "<<"),
        ("__", "__"),
    ] {
        if let Some((length, inner)) = between(open, close)
            && name(inner)
        {
            return Some(length);
        }
    }
    if let Some((length, inner)) = between("[", "]") {
        let upper = inner
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
            && inner.len() > 1;
        let sign = ["UNK", "CLS", "SEP", "MASK", "PAD", "BOS", "EOS"].contains(&inner);
        return (upper && (sign || inner.contains('_'))).then_some(length);
    }
    if let Some((length, inner)) = between("<", ">") {
        let sign = ["unk", "s", "/s", "pad", "bos", "eos", "mask", "sep", "cls"].contains(&inner);
        let number = inner.strip_prefix('/').unwrap_or(inner);
        let numbered = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let language = inner
            .strip_prefix('2')
            .is_some_and(|code| (2..=3).contains(&code.len()) && name(code));
        return (sign || numbered || language).then_some(length);
    }
    let rest = bytes.strip_prefix(b"%")?;
    let rest = match rest {
        [b'(', inner @ ..] => {
            let close = memchr::memchr(b')', &inner[..inner.len().min(40)])?;
            &inner[close + 1..]
        }
        [digit, b'$', inner @ ..] if digit.is_ascii_digit() => inner,
        _ => rest,
    };
    let conversion = rest.first().is_some_and(|b| b"sdif@".contains(b));
    let ends = rest.get(1).is_none_or(|b| !b.is_ascii_alphanumeric());
    (conversion && ends).then(|| bytes.len() - rest.len() + 1)
}

/// `<p>`, `</a>`, `<br/>`, `<img src="…">`, `<!-- … -->`.
fn html_tag(text: &str) -> Option<usize> {
    let close = memchr::memchr(b'>', &text.as_bytes()[..text.len().min(2_000)])?;
    let inner = text.as_bytes()[1..close]
        .strip_prefix(b"/")
        .unwrap_or(&text.as_bytes()[1..close]);
    let named = inner.first().is_some_and(u8::is_ascii_alphabetic) || inner.starts_with(b"!--");
    (named && !inner.contains(&b'<')).then_some(close + 1)
}

/// `&nbsp;`, `&#8217;`, `&#x200F;`.
fn html_reference(text: &str) -> Option<usize> {
    let close = memchr::memchr(b';', &text.as_bytes()[..text.len().min(34)])?;
    let name = &text.as_bytes()[1..close];
    let ok = match name.strip_prefix(b"#") {
        Some([b'x' | b'X', hex @ ..]) => !hex.is_empty() && hex.iter().all(u8::is_ascii_hexdigit),
        Some(number) => !number.is_empty() && number.iter().all(u8::is_ascii_digit),
        None => name.len() > 1 && name.iter().all(u8::is_ascii_alphanumeric),
    };
    ok.then_some(close + 1)
}

/// A handle or tag: the sign, then letters of any script, digits and low lines.
fn tagged(text: &str) -> Option<usize> {
    let length = 1 + text[1..]
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len() - 1);
    let name = &text[1..length];
    // "#1" is a rank and not a tag.
    (name.chars().any(char::is_alphabetic)).then_some(length)
}

/// An absolute path of at least two steps.
fn path(text: &str) -> Option<usize> {
    let length = text
        .bytes()
        .position(|b| !(b.is_ascii_alphanumeric() || b"/._-".contains(&b)))
        .unwrap_or(text.len());
    let path = text[..length].trim_end_matches('.');
    let steps = path.split('/').skip(1);
    (steps.clone().count() >= 2 && steps.clone().all(|s| !s.is_empty())).then_some(path.len())
}

/// What starts with an ASCII letter or digit: a URL, an e-mail address, a host, a file, code.
fn address(text: &str) -> Option<(OpaqueKind, usize)> {
    let bytes = text.as_bytes();
    // The word itself, as far as letters and digits go, decides in nearly all cases that it is only a word.
    let word = bytes.iter().position(|b| !b.is_ascii_alphanumeric())?;
    let next = bytes[word];
    if !b".@:_/-".contains(&next) {
        return None;
    }
    if next == b':' && text[word..].starts_with("://") {
        let rest = bytes[word + 3..]
            .iter()
            .position(|b| !is_url(*b))
            .unwrap_or(bytes.len() - word - 3);
        return (rest > 0).then(|| (OpaqueKind::Address, trim(text, word + 3 + rest)));
    }
    let run = bytes
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || b".@_-".contains(b)))
        .unwrap_or(bytes.len());
    let run = trim(text, run);
    let name = &text[..run];
    if let Some((local, host)) = name.split_once('@') {
        return (!local.is_empty() && is_host(host)).then_some((OpaqueKind::Email, run));
    }
    if is_host(name) {
        let rest = match bytes.get(run) {
            Some(b'/' | b'?' | b':' | b'#') => bytes[run..]
                .iter()
                .position(|b| !is_url(*b))
                .unwrap_or(bytes.len() - run),
            _ => 0,
        };
        return Some((OpaqueKind::Address, trim(text, run + rest)));
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if !stem.is_empty() && FILES.binary_search(&ending).is_ok() {
        return Some((OpaqueKind::File, run));
    }
    // snake_case and names with a low line between letters
    let inner = name.trim_matches('_');
    (inner.contains('_') && inner.len() == name.len()).then_some((OpaqueKind::Code, run))
}

/// Whether a name is a host: labels with full stops between them, the last one a known domain in one case.
fn is_host(name: &str) -> bool {
    let Some((labels, domain)) = name.rsplit_once('.') else {
        return false;
    };
    let one_case = domain.bytes().all(|b| b.is_ascii_lowercase())
        || name.bytes().all(|b| !b.is_ascii_lowercase()) && labels.len() > 2;
    one_case
        && labels
            .split('.')
            .all(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        && (labels.starts_with("www.")
            || DOMAINS
                .binary_search(&domain.to_ascii_lowercase().as_str())
                .is_ok())
}

fn is_url(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b)
}

/// A sentence's own marks at the end of an address belong to the sentence.
fn trim(text: &str, length: usize) -> usize {
    let mut run = text[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '-', '_']);
    if run.ends_with(')') && !run.contains('(') {
        run = &run[..run.len() - 1];
    }
    run.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<(OpaqueKind, &str)> {
        scan(text, 0, text.len()).map(|(kind, end)| (kind, &text[..end]))
    }

    #[test]
    fn lists_are_sorted() {
        assert!(DOMAINS.is_sorted() && FILES.is_sorted());
    }

    #[test]
    fn recognises() {
        use OpaqueKind::*;
        for (text, expected) in [
            (
                "http://a.example/x_(y).",
                (Address, "http://a.example/x_(y)"),
            ),
            ("www.example.museum و", (Address, "www.example.museum")),
            ("LiverpoolFC.com.", (Address, "LiverpoolFC.com")),
            ("a.b@example.co.uk،", (Email, "a.b@example.co.uk")),
            ("report.pdf", (File, "report.pdf")),
            ("/usr/bin/env", (File, "/usr/bin/env")),
            ("user_name", (Code, "user_name")),
            ("`cargo test` ثم", (Code, "`cargo test`")),
            ("<a href=\"x\">", (Markup, "<a href=\"x\">")),
            ("&nbsp;و", (Markup, "&nbsp;")),
            ("#أخبار_اليوم في", (Tag, "#أخبار_اليوم")),
            ("{name} و", (Placeholder, "{name}")),
            ("{{ title }}", (Placeholder, "{{ title }}")),
            ("${total}", (Placeholder, "${total}")),
            ("%1$s.", (Placeholder, "%1$s")),
            ("%(name)s", (Placeholder, "%(name)s")),
            ("[PERSON_1]", (Placeholder, "[PERSON_1]")),
            ("<unk>", (Placeholder, "<unk>")),
            ("<2ar> و", (Placeholder, "<2ar>")),
            (">>ara<< و", (Placeholder, ">>ara<<")),
            ("<|endoftext|>", (Placeholder, "<|endoftext|>")),
            ("__NE1__", (Placeholder, "__NE1__")),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_prose_alone() {
        for text in [
            "F. W. Murnau",
            "S&P 500",
            "Ph.D",
            "U.S.",
            "A.M.",
            "Let's-go",
            "Leave.EU",
            "and/or",
            "#1",
            "< 5",
            "R&D;",
            "Name: x",
            "%",
            "% of",
            "$5",
            "[NATO]",
            "{",
            "[sic]",
            "<3",
            "_",
            ">> 5 <",
            "{نص عربي}",
            "end.Next",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
