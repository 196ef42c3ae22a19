//! The first and the last characters of a text.

/// Bytes that are counted together.
const CHUNK: usize = 16;

/// Up to `limit` characters at the beginning of a text.
#[must_use]
pub fn first(text: &str, limit: usize) -> &str {
    let Some(others) = limit.checked_sub(1) else {
        return "";
    };
    let mut rest = text.chars();
    rest.nth(others);
    &text[..text.len() - rest.as_str().len()]
}

/// Up to `limit` characters at the end of a text.
#[must_use]
pub fn last(text: &str, limit: usize) -> &str {
    let begins = |byte: u8| u8::from(byte.cast_signed() >= -0x40);
    let bytes = text.as_bytes();
    let (mut at, mut left) = (bytes.len(), limit);
    while left >= CHUNK
        && let Some(chunk) = bytes[..at].last_chunk::<CHUNK>()
    {
        left -= usize::from(chunk.iter().map(|byte| begins(*byte)).sum::<u8>());
        at -= CHUNK;
    }
    while left > 0 && at > 0 {
        at -= 1;
        left -= usize::from(begins(bytes[at]));
    }
    &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_from_both_ends() {
        let text = "قال Reuters إن «البنك» رفع سعر الفائدة 🙂 إلى 5.25 % في عام 2024 — ثم خفضه…";
        let characters: Vec<char> = text.chars().collect();
        for limit in 0..characters.len() + 3 {
            let count = limit.min(characters.len());
            let from = characters.len() - count;
            assert_eq!(first(text, limit), String::from_iter(&characters[..count]));
            assert_eq!(last(text, limit), String::from_iter(&characters[from..]));
            let ascii = "x".repeat(limit);
            assert_eq!(last(&ascii, 16).len(), limit.min(16));
        }
    }
}
