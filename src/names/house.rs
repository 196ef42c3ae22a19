//! What a newsroom has settled about names: which may stay in Latin letters.

use super::foreign::Run;
use super::gazetteer::fold;
use rustc_hash::FxHashSet;

/// The names that a newsroom has settled.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Names that may stay in Latin letters, as keys.
    latin: FxHashSet<String>,
}

impl House {
    /// Lets a name stay in Latin letters, whatever its case.
    pub fn allow(&mut self, name: &str) {
        self.latin.insert(fold(name));
    }

    /// Whether a run may stay as it is: it is an allowed name, or made of them.
    #[must_use]
    pub fn allows(&self, source: &str, run: &Run) -> bool {
        let allowed = |name: &str| self.latin.contains(&fold(name));
        !self.latin.is_empty() && (allowed(run.core.of(source)) || run.words(source).all(allowed))
    }
}
