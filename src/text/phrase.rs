//! What is said to the reader, in the languages of the reports.

/// A sentence with places for arguments, `{0}` to `{9}`, in the languages of the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// In English.
    pub en: &'static str,
    /// In Arabic.
    pub ar: &'static str,
}
