//! Spaces where none belongs beside a mark, and none where one belongs.
//!
//! A comma stands directly behind its word and before a space; a bracket or quotation mark clings to what
//! it encloses; a conjunction or preposition of one letter is joined to what follows. Engines that work on
//! tokens put the spaces back wrongly, often in the whole article. A fault of one kind that stands in five
//! places or more is one row with its number and its first places.
//!
//! **When to leave it.** Numbers, times and abbreviations (`أ.ف.ب`) are no sentences; a preposition before
//! a number (`بـ 14`) is ordinary.
//!
//! **Example.** `العلاقات بين البلدين ، إلى جانب` – the comma belongs behind the word.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Severity, Template};
use crate::language::Punctuation;
use crate::language::vocabulary::WordId;
use crate::rule::Rule;
use crate::text::span::Span;
use crate::text::token::TokenKind;

pub(super) static RULE: Rule = Rule {
    id: "punctuation-spacing",
    error: ErrorType::Punctuation,
    severity: Severity::Minor,
    summary: "a space too many or too few beside a mark",
    covers: &[],
    flags: &[
        "العلاقات بين ⟦البلدين ،⟧ إلى جانب التجارة.",
        "وصل ⟦الوزير،وغادر⟧ بعد ساعة.",
        "ارتفعت أسعار ⟦السوق.ممكن⟧ أن تنخفض.",
        "قال المتحدث (⟦ في⟧ بيان) إن الأمر انتهى.",
        "وصفه ⟦بـ \"المهم⟧\" أمس.",
        "قال ذلك ⟦و \"غادر⟧\" القاعة.",
        "زار باريس ⟦و لندن⟧ هذا العام.",
        "انتظر قليلا⟦ ...⟧ ثم عاد.",
        "⟦!سيكون⟧ العام القادم عام خير.",
        "وصفه ⟦\" البطل الكبير \"⟧ أمس.",
        "أهدى الكتاب ⟦لـ،⟧ من بين آخرين، والده.",
        "رد الشاهد ⟦قائلا”هذا⟧ كذب“، ثم غادر.",
    ],
    passes: &[
        "العلاقات بين البلدين، إلى جانب التجارة.",
        "ارتفع السعر بنسبة 4.5 في المئة عند الساعة 10:30.",
        "ذكرت وكالة أ.ف.ب أن الوفد وصل.",
        "قال بـ 14 لغة (منها العربية): نعم!",
        "وصفه بـ\"المهم\" و\"الضروري\".",
        "انتظر قليلا... ثم عاد.",
        "...ثم عاد بعد ساعة.",
        "قال: \"نعم\" و\"لا\" و\"ربما\".",
    ],
    check,
    file: include_str!("punctuation_spacing.rs"),
};

const BEFORE: Template = Template {
    en: "a space stands before the mark",
    ar: "مسافة زائدة قبل علامة الترقيم",
};
const AFTER: Template = Template {
    en: "the space after the mark is missing",
    ar: "المسافة بعد علامة الترقيم ناقصة",
};
const AFTER_DOTS: Template = Template {
    en: "the space after the ellipsis is missing",
    ar: "المسافة بعد علامة الحذف ناقصة",
};
const LEADING: Template = Template {
    en: "a mark that belongs behind a word begins the line",
    ar: "علامة ترقيم في أول السطر وحقها أن تلي كلمة",
};
const INSIDE: Template = Template {
    en: "a space stands inside the brackets or quotation marks",
    ar: "مسافة زائدة داخل القوسين أو علامتي التنصيص",
};
const OUTSIDE: Template = Template {
    en: "the space outside the bracket or quotation mark is missing",
    ar: "المسافة خارج القوس أو علامة التنصيص ناقصة",
};
const DETACHED: Template = Template {
    en: "a word of one letter stands apart from what follows",
    ar: "حرف منفصل عما بعده وحقه الوصل",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(marks) = document
        .language()
        .and_then(|language| language.punctuation)
    else {
        return Vec::new();
    };
    let mut faults = Faults {
        document,
        marks,
        before: vec![],
        after: vec![],
        dots: vec![],
        leading: vec![],
        inside: vec![],
        outside: vec![],
        detached: vec![],
    };
    let typewriter = document.census().may_have('"');
    for segment in 0..document.segments().len() {
        let range = document.tokens_of(segment);
        faults.leading(range.start, range.end);
        if typewriter {
            faults.typewriter(segment);
        }
        for &(index, mark) in document.marks_of(segment) {
            faults.at(index, mark, range.start, range.end);
        }
    }
    faults.detached();
    let Faults {
        before,
        after,
        dots,
        leading,
        inside,
        outside,
        detached,
        ..
    } = faults;
    [
        (BEFORE, Confidence::High, before),
        (AFTER, Confidence::High, after),
        (AFTER_DOTS, Confidence::High, dots),
        (LEADING, Confidence::High, leading),
        (INSIDE, Confidence::Medium, inside),
        (OUTSIDE, Confidence::Medium, outside),
        (DETACHED, Confidence::Medium, detached),
    ]
    .into_iter()
    .flat_map(|(kind, confidence, faults)| Finding::gather(&RULE, confidence, kind, faults))
    .collect()
}

struct Faults<'a, 's> {
    document: &'a Document<'s>,
    marks: &'static Punctuation,
    before: Vec<Edit>,
    after: Vec<Edit>,
    dots: Vec<Edit>,
    leading: Vec<Edit>,
    inside: Vec<Edit>,
    outside: Vec<Edit>,
    detached: Vec<Edit>,
}

impl Faults<'_, '_> {
    /// A segment that begins with a mark: the direction of the text has put it there. Dots and dashes begin lines.
    fn leading(&mut self, first: usize, end: usize) {
        let mark = self.document.mark(first);
        let misplaced = mark.is_some_and(|c| self.marks.behind.contains(&c) && !".…:".contains(c));
        if misplaced && first + 1 < end && self.touches(first) && self.is_native(first + 1) {
            let text = self.text(first + 1, first + 1).to_owned();
            self.leading.push(Edit {
                span: self.span(first, first + 1),
                text: Some(text),
            });
        }
    }

    /// The spaces inside the typewriter's quotation marks, which look alike at both ends: where they come in
    /// pairs, every second one closes.
    fn typewriter(&mut self, segment: usize) {
        let first = self.document.tokens_of(segment).start;
        let marks = self.document.marks_of(segment).iter();
        let quotes: Vec<usize> = marks
            .filter(|(_, mark)| *mark == '"')
            .map(|(index, _)| *index)
            .collect();
        if !quotes.len().is_multiple_of(2) {
            return;
        }
        for pair in quotes.chunks(2) {
            let (open, close) = (pair[0], pair[1]);
            // Spaces at both sides of both marks: what is inside is told by the order alone.
            let inner = open + 1 < close && self.spaces(open) && self.spaces(close - 1);
            let outer = open == first || self.spaces(open - 1) || !self.is_text(open - 1);
            if inner && outer && self.is_text(open + 1) && self.is_text(close - 1) {
                let text = format!("\"{}\"", self.text(open + 1, close - 1));
                self.inside.push(Edit {
                    span: self.span(open, close),
                    text: Some(text),
                });
            }
        }
    }

    /// Looks at a mark and what stands beside it in its segment, which holds the tokens `first..end`.
    fn at(&mut self, index: usize, mark: char, first: usize, end: usize) {
        let before = index.checked_sub(1).filter(|i| *i >= first);
        let after = Some(index + 1).filter(|i| *i < end);
        if self.marks.behind.contains(&mark) {
            let start = before.filter(|i| mark != '.' || self.document.mark(*i) != Some('.'));
            if let Some(before) = start.filter(|i| self.may_precede(*i) && self.spaces(*i)) {
                self.fault_before(before, index, end);
            }
            if let (Some(before), Some(after)) = (before, after)
                && self.is_run_on(before, index, after)
            {
                let dots = (first..index)
                    .rev()
                    .take_while(|i| self.document.mark(*i) == Some('.') && self.touches(*i));
                let from = dots.last().unwrap_or(before);
                let text = format!("{} {}", self.text(from, index), self.text(after, after));
                let edit = Edit {
                    span: self.span(from, after),
                    text: Some(text),
                };
                if self.document.mark(before) != Some('.') {
                    self.after.push(edit);
                } else if from > first {
                    self.dots.push(edit);
                }
            }
        }
        let is_of = |pair: &&(char, char)| pair.0 == mark || pair.1 == mark;
        if let Some((open, close)) = self.marks.pairs.iter().find(is_of) {
            // Curved quotation marks are typed either way round: which one opens is told by the spaces alone,
            // so that no space beside them is a fault but the missing one behind.
            let either = "“”".contains(*open);
            if let Some(after) = after.filter(|_| mark == *open && !either)
                && self.spaces(index)
                && self.is_text(after)
            {
                let text = self.text(after, after).to_owned();
                let span = Span {
                    start: self.span(index, index).end,
                    end: self.span(after, after).end,
                };
                self.inside.push(Edit {
                    span,
                    text: Some(text),
                });
            }
            if let Some(before) =
                before.filter(|i| mark == *close && !either && self.spaces(*i) && self.is_text(*i))
            {
                let text = format!("{}{mark}", self.text(before, before));
                self.inside.push(Edit {
                    span: self.span(before, index),
                    text: Some(text),
                });
            }
            if let Some(after) = after.filter(|i| {
                mark == *close
                    && self.touches(index)
                    && self.is_native(*i)
                    && (!either || before.is_some_and(|i| self.touches(i)))
            }) {
                let opens = either && self.quotes(first, index).is_multiple_of(2);
                let (from, text) = match before.filter(|_| opens) {
                    Some(before) => {
                        let text =
                            format!("{} {}", self.text(before, before), self.text(index, after));
                        (before, text)
                    }
                    None => (index, format!("{mark} {}", self.text(after, after))),
                };
                self.outside.push(Edit {
                    span: self.span(from, after),
                    text: Some(text),
                });
            }
        }
    }

    /// The quotation marks of the kinds that look alike at both ends, among the tokens `first..end`.
    fn quotes(&self, first: usize, end: usize) -> usize {
        let marks = (first..end).filter_map(|index| self.document.mark(index));
        marks.filter(|mark| "\"“”".contains(*mark)).count()
    }

    /// A space before a mark, or before the first of the dots of an ellipsis.
    fn fault_before(&mut self, before: usize, index: usize, end: usize) {
        let dots = (index..end).take_while(|i| {
            self.document.mark(*i) == Some('.') && (*i == index || self.touches(*i - 1))
        });
        let last = dots.last().unwrap_or(index);
        let ellipsis = last > index || self.document.mark(index) == Some('…');
        // The word before an ellipsis is not named: nothing is wrong with it.
        let (span, text) = if ellipsis {
            let span = Span {
                start: self.span(before, before).end,
                end: self.span(last, last).end,
            };
            (span, self.text(index, last).to_owned())
        } else {
            (
                self.span(before, last),
                format!("{}{}", self.text(before, before), self.text(index, last)),
            )
        };
        self.before.push(Edit {
            span,
            text: Some(text),
        });
    }

    /// Whether a mark between two words lacks the space after it.
    fn is_run_on(&self, before: usize, index: usize, after: usize) -> bool {
        if !self.touches(before) || !self.touches(index) || !self.is_native(after) {
            return false;
        }
        let mark = self.document.mark(index);
        let long = |i: usize| self.text(i, i).chars().nth(1).is_some();
        match mark {
            // One letter before or after a full stop is an abbreviation.
            Some('.') => {
                self.is_native(before) && long(before) && long(after)
                    || self.document.mark(before) == Some('.')
            }
            Some(':' | ',' | ';') => self.is_native(before),
            _ => self.is_text(before) || self.document.mark(before) == mark,
        }
    }

    /// The words of one letter that stand apart from what follows in their segment.
    fn detached(&mut self) {
        // Hardly any of them stands in an article: they are looked for in its vocabulary, which has them without the
        // stretch that would join them.
        let joiner = self
            .document
            .language()
            .and_then(|language| language.clitics)
            .map(|clitics| clitics.joiner);
        let vocabulary = self.document.vocabulary();
        let bare = |word: &'static str| word.trim_end_matches(|c| Some(c) == joiner);
        let ids = self.marks.joined.iter().copied().map(bare);
        let mut ids: Vec<WordId> = ids.filter_map(|word| vocabulary.find(word)).collect();
        ids.sort_unstable();
        ids.dedup();
        let places = ids.into_iter().flat_map(|id| vocabulary.tokens(id));
        let mut places: Vec<usize> = places.map(|token| *token as usize).collect();
        places.sort_unstable();
        for index in places {
            let end = self.document.tokens_of(self.document.segment_of(index)).end;
            if index + 1 < end && self.is_detached(index) {
                self.join(index, index + 1);
            }
        }
    }

    /// Whether a token is a word of one letter that must be joined to the word or quotation behind it.
    fn is_detached(&self, index: usize) -> bool {
        let word = self.document.token_text(index);
        let after = index + 1;
        let abbreviated = index > 0 && self.touches(index - 1);
        if abbreviated
            || !self.document.tokens()[index].is_word()
            || !self.marks.joined.contains(&word)
        {
            return false;
        }
        let mark = self.document.mark(after);
        if self.spaces(index) {
            self.is_native(after) || mark.is_some_and(|c| "\"«“'".contains(c))
        } else {
            // A stretch joins to nothing: لـ، من بين آخرين.
            word.ends_with('\u{640}')
                && mark.is_some_and(|c| c != '.' && self.marks.behind.contains(&c))
        }
    }

    fn join(&mut self, index: usize, after: usize) {
        if !self.spaces(index) {
            self.detached.push(Edit {
                span: self.span(index, after),
                text: None,
            });
            return;
        }
        let follows = self.document.mark(after).is_some();
        // A quotation is shown with its first word.
        let last = if follows && self.touches(after) {
            after + 1
        } else {
            after
        };
        let word = self.text(index, index);
        let rest = self.text(after, last);
        // Before a quotation mark a preposition keeps its stretch; before a word it needs none.
        let word = if follows {
            word
        } else {
            word.trim_end_matches('\u{640}')
        };
        let text = match (word, rest.strip_prefix("ال")) {
            ("ل", Some(bare)) => format!("لل{bare}"),
            _ => format!("{word}{rest}"),
        };
        self.detached.push(Edit {
            span: self.span(index, last),
            text: Some(text),
        });
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.document.tokens()[from]
            .span
            .to(self.document.tokens()[to].span)
    }

    fn text(&self, from: usize, to: usize) -> &str {
        self.document.text(self.span(from, to))
    }

    /// Whether the next token follows without a space.
    fn touches(&self, index: usize) -> bool {
        let tokens = self.document.tokens();
        tokens
            .get(index + 1)
            .is_some_and(|next| next.span.start == tokens[index].span.end)
    }

    /// Whether spaces, and nothing else, stand before the next token.
    fn spaces(&self, index: usize) -> bool {
        let tokens = self.document.tokens();
        let gap = Span {
            start: tokens[index].span.end,
            end: tokens[index + 1].span.start,
        };
        !gap.is_empty()
            && self
                .document
                .text(gap)
                .chars()
                .all(|c| c == ' ' || c == '\u{A0}')
    }

    fn is_native(&self, index: usize) -> bool {
        self.document
            .language()
            .is_some_and(|l| self.document.tokens()[index].is_only(l.script))
    }

    fn is_text(&self, index: usize) -> bool {
        matches!(
            self.document.tokens()[index].kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Opaque(_)
        )
    }

    /// Whether a mark may stand behind this token: text, or what closes a bracket or quotation.
    fn may_precede(&self, index: usize) -> bool {
        self.is_text(index)
            || self
                .document
                .mark(index)
                .is_some_and(|c| c == '"' || self.marks.pairs.iter().any(|p| p.1 == c))
    }
}
