//! What the consonants of a word must be like that renders a name of another script: a screen of a few
//! instructions before a word is held against the name letter by letter.

use super::transliterate::Label;
use crate::language::vocabulary::Frame;

/// What the frame of a rendering must be like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Classes that may stand in it.
    may: u16,
    /// Classes that must stand in it.
    must: u16,
    /// Classes that it may begin and end with.
    first: u16,
    last: u16,
}

/// Labels less likely than this do not count for a frame.
const UNLIKELY: f32 = -6.0;

impl Wanted {
    /// Whether a word with this frame may render the name.
    #[must_use]
    pub fn admits(self, frame: Frame) -> bool {
        frame.all & !self.may == 0
            && self.must & !frame.all == 0
            && (frame.first == 0 || frame.first & self.first != 0)
            && (frame.last == 0 || frame.last & self.last != 0)
    }

    /// What the labels of a name's letters ask for under these sound classes.
    #[must_use]
    pub fn of(letters: &[Vec<Label>], class: fn(char) -> u8) -> Wanted {
        let mut wanted = Wanted::default();
        let mut may_begin = true;
        for labels in letters {
            let (mut any, mut always, mut silent, mut lasts, mut firsts) =
                (0u16, u16::MAX, false, 0u16, 0u16);
            for label in labels.iter().filter(|label| label.likelihood > UNLIKELY) {
                let letters = label.text.into_iter().filter(|c| *c != '\0');
                let frame = Frame::of(letters, class);
                any |= frame.all;
                always &= frame.all;
                silent |= frame.all == 0;
                firsts |= frame.first;
                lasts |= frame.last;
            }
            wanted.may |= any;
            wanted.must |= if always == u16::MAX { 0 } else { always };
            if may_begin {
                wanted.first |= firsts;
                may_begin = silent;
            }
            wanted.last = if silent { wanted.last | lasts } else { lasts };
        }
        wanted
    }

    /// Whether a rendering may begin with a consonant of this class, or, where there is no such class, without one.
    #[must_use]
    pub fn may_begin(self, class: u32) -> bool {
        self.first
            .checked_shr(class)
            .is_none_or(|bits| bits & 1 == 1)
    }
}
