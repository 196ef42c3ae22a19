//! The word that is probably meant by one that is not known.

/// The known word that is nearest to an unknown one, when one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(word, known), known))
        .min()
        .filter(|(distance, _)| *distance * 2 <= word.chars().count().max(4))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn what_is_meant_is_told_and_what_is_far_is_not() {
        let known = ["ignore", "select", "fail-on"];
        assert_eq!(nearest("ignroe", known), Some("ignore"));
        assert_eq!(nearest("failon", known), Some("fail-on"));
        assert_eq!(nearest("x", known), None);
        assert_eq!(nearest("glossary", known), None);
    }
}
