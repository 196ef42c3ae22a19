//! Which letters sound alike when Arabic writes a foreign name.

/// The letters that names are written with, in their order.
pub const ALPHABET: &[char] = &[
    'ء', 'آ', 'أ', 'ؤ', 'إ', 'ئ', 'ا', 'ب', 'ة', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س',
    'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ى', 'ي', 'پ', 'چ',
    'ژ', 'ڤ', 'گ',
];

/// Whether a letter writes a vowel of a foreign name, or may do so.
#[must_use]
pub fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'ا' | 'و' | 'ي' | 'أ' | 'إ' | 'آ' | 'ة' | 'ه' | 'ى' | 'ء' | 'ؤ' | 'ئ'
    )
}

/// The class of consonants that a letter belongs to: letters of one class write the same foreign sound now
/// and then. Vowels are class 0.
#[must_use]
pub fn class(c: char) -> u8 {
    match c {
        'ب' | 'پ' => 1,
        'ت' | 'ط' => 2,
        'د' | 'ض' => 3,
        'س' | 'ص' | 'ز' | 'ذ' | 'ظ' | 'ث' => 4,
        'ش' | 'چ' | 'ژ' => 5,
        'ج' | 'غ' | 'ق' | 'ك' | 'گ' => 6,
        'ف' | 'ڤ' => 7,
        'ح' | 'خ' => 8,
        'ل' => 9,
        'م' => 10,
        'ن' => 11,
        'ر' => 12,
        'ع' => 13,
        _ => 0,
    }
}

/// Sounds that desks write with different letters: a hard g, a t, a v, a p, and the seats of the hamza.
const CUSTOMS: &[&str] = &["غجقگ", "تط", "فڤ", "بپ", "أإآا", "ىي", "ئي"];

/// Whether two letters stand for one sound by the custom of the desk that writes them: غ here and ج there.
pub(super) fn one(a: char, b: char) -> bool {
    CUSTOMS
        .iter()
        .any(|custom| custom.contains(a) && custom.contains(b))
}

/// Two letters for one sound: تش and ش, دج and ج.
pub(super) const DIGRAPHS: &[(u8, u8)] = &[(2, 5), (3, 6)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digraphs_are_what_they_say() {
        let classes = |letters: &str| {
            let classes: Vec<u8> = letters.chars().map(class).collect();
            (classes[0], classes[1])
        };
        assert_eq!(DIGRAPHS, [classes("تش"), classes("دج")]);
    }
}
