//! What is known about names: how they are found in a text, how they sound, which of them are known.

pub mod customary;
pub mod foreign;
pub mod transliterate;
