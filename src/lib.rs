//! x
pub mod check;
pub mod cli;
pub mod decisions;
pub mod document;
pub mod finding;
pub mod input;
pub mod language;
pub mod names;
pub mod report;
pub mod review;
pub mod rule;
pub mod rules;
pub mod text;
pub use document::Document;
