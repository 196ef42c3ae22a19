//! What is known about names: how they are found in a text, how they sound, which of them are known.

pub mod compare;
pub mod customary;
mod evidence;
pub mod foreign;
pub mod gazetteer;
pub mod glossary;
pub mod house;
pub mod links;
pub mod pieces;
pub mod suggest;
pub mod transliterate;
pub mod variants;
pub mod wanted;
