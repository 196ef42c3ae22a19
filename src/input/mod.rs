//! From bytes to a [`Document`](crate::Document), one file for each format; and to the rows of a table.
//!
//! A reader decodes, finds the segments of prose and judges nothing. The source stays as it came: what is
//! not prose is outside all segments, never cut out, so that places stay true.

pub mod plain;
pub mod sheet;

use std::fmt;

/// Why bytes are no article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputError {
    /// The bytes are not UTF-8; the offset of the first that is not.
    NotUtf8 {
        /// Byte offset from the beginning of the file.
        offset: usize,
    },
    /// There is a NUL byte: this is no text.
    Binary {
        /// Byte offset from the beginning of the file.
        offset: usize,
    },
    /// The file is 4 GiB or larger.
    TooLarge,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InputError::NotUtf8 { offset } => {
                write!(f, "not UTF-8: invalid byte at offset {offset}")
            }
            InputError::Binary { offset } => write!(
                f,
                "a binary file (NUL byte at offset {offset}), not an article"
            ),
            InputError::TooLarge => write!(f, "larger than 4 GiB, too large for an article"),
        }
    }
}

impl std::error::Error for InputError {}
