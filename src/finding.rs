//! What a rule says about a place in an article.

use crate::names::suggest::{Origin, Suggestion};
pub mod id;

use crate::rule::Rule;
pub use crate::text::phrase::Template;
use crate::text::span::Span;
pub use id::Id;
use std::sync::Arc;

/// Places of an article, by place; shared by all findings that speak of them, so that a name with thousands of
/// places costs no more than its places.
pub type Places = Arc<[Span]>;

/// How much harm a defect does to a reader, as MQM grades it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For information; no defect by itself.
    Neutral,
    /// A blemish.
    Minor,
    /// Disturbs the reader or misleads about a name or fact.
    Major,
    /// Makes the article unfit to be published.
    Critical,
}

impl Severity {
    /// All of them, the least first.
    pub const ALL: [Severity; 4] = [
        Severity::Neutral,
        Severity::Minor,
        Severity::Major,
        Severity::Critical,
    ];

    /// The word for it in lists and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Neutral => "neutral",
            Severity::Minor => "minor",
            Severity::Major => "major",
            Severity::Critical => "critical",
        }
    }
}

/// How sure the program is that it found a defect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// More often wrong than the others; worth a look.
    Low,
    /// Usually right.
    Medium,
    /// Hardly ever wrong; may stop a publication.
    High,
}

impl Confidence {
    /// All of them, the least first.
    pub const ALL: [Confidence; 3] = [Confidence::Low, Confidence::Medium, Confidence::High];

    /// The word for it in lists and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// The kind of error in the typology of MQM Core (<https://themqm.org>): a dimension and a type in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorType {
    /// Text of the source language left in the target.
    Untranslated,
    /// Text of the source that the target lacks.
    Omission,
    /// A term that the house does not use.
    WrongTerm,
    /// One thing named in two ways.
    InconsistentTerminology,
    /// Characters that are garbled or of the wrong script.
    CharacterEncoding,
    /// Marks that are missing, too many or in the wrong place.
    Punctuation,
    /// Numbers that are not written as the article or the language writes them.
    NumberFormat,
    /// Dates that are not written as the language writes them.
    DateFormat,
    /// Words and passages that stand more than once.
    Duplication,
    /// Words that are none, or are misspelled.
    Spelling,
    /// Words that do not agree.
    Grammar,
    /// Tags, placeholders and remarks that are no part of the text.
    Markup,
    /// Wording that no speaker would choose.
    Unidiomatic,
    /// Words of another variety of the language.
    Register,
}

impl ErrorType {
    /// Dimension and type, as MQM publishes them.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ErrorType::Untranslated => "Accuracy/Untranslated",
            ErrorType::Omission => "Accuracy/Omission",
            ErrorType::WrongTerm => "Terminology/Wrong term",
            ErrorType::InconsistentTerminology => "Terminology/Inconsistent use of terminology",
            ErrorType::CharacterEncoding => "Linguistic conventions/Character encoding",
            ErrorType::Punctuation => "Linguistic conventions/Punctuation",
            ErrorType::NumberFormat => "Locale conventions/Number format",
            ErrorType::DateFormat => "Locale conventions/Date format",
            ErrorType::Duplication => "Linguistic conventions/Duplication",
            ErrorType::Spelling => "Linguistic conventions/Spelling",
            ErrorType::Grammar => "Linguistic conventions/Grammar",
            ErrorType::Markup => "Design and markup/Markup",
            ErrorType::Unidiomatic => "Style/Unidiomatic style",
            ErrorType::Register => "Style/Register",
        }
    }
}

/// What fills a place of a [`Template`]. Places of the article are turned into lines by the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A text, as it is.
    Text(String),
    /// A number.
    Number(usize),
    /// The lines of these places.
    Lines(Places),
    /// Forms with their number and lines: «ووترز» ×6 (1, 2, 9).
    Forms(Arc<[(String, Places)]>),
    /// A phrase that is itself told in the language of the report.
    Phrase(Template),
}

/// Why something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub template: Template,
    /// What stands in its places.
    pub arguments: Vec<Argument>,
    /// What else is to be said.
    pub more: Option<Box<Message>>,
}

const ELSEWHERE: Template = Template {
    en: "the article has «{0}» for it ({1})",
    ar: "وقد كُتب في هذا النص «{0}» ({1})",
};
const SETTLED: Template = Template {
    en: "the glossary has «{0}» for it",
    ar: "وله في المسرد «{0}»",
};
const LISTED: Template = Template {
    en: "the press writes «{0}»",
    ar: "وتكتبه الصحافة «{0}»",
};
const BUILT: Template = Template {
    en: "«{0}» is put together from known words and names; read it before pasting",
    ar: "وقد رُكِّب «{0}» من كلمات وأسماء معروفة، فليُقرأ قبل لصقه",
};
const BUILT_WITH: Template = Template {
    en: "«{0}» is put together from known words and names, some of which the article has ({1}); read it before pasting",
    ar: "وقد رُكِّب «{0}» من كلمات وأسماء معروفة ورد بعضها في هذا النص ({1})، فليُقرأ قبل لصقه",
};
const SOUND: Template = Template {
    en: "«{0}» is what it sounds like; check the spelling",
    ar: "ويُنطق «{0}» تقريبا، فليُتحقق من رسمه",
};
const SOUND_OR: Template = Template {
    en: "«{0}» is what it sounds like, or {1}; check the spelling",
    ar: "ويُنطق «{0}» تقريبا، أو {1}، فليُتحقق من رسمه",
};

impl Message {
    /// Where a suggestion comes from, in a sentence.
    #[must_use]
    pub fn suggests(suggestion: &Suggestion) -> Message {
        let name = Argument::Text(suggestion.name.to_string());
        match &suggestion.origin {
            Origin::Article(places) => {
                Message::new(ELSEWHERE, [name, Argument::Lines(places.clone())])
            }
            Origin::Settled => Message::new(SETTLED, [name]),
            Origin::Listed => Message::new(LISTED, [name]),
            Origin::Built(places) if places.is_empty() => Message::new(BUILT, [name]),
            Origin::Built(places) => {
                Message::new(BUILT_WITH, [name, Argument::Lines(places.clone())])
            }
            Origin::Sound(others) if others.is_empty() => Message::new(SOUND, [name]),
            Origin::Sound(others) => {
                let quoted: Vec<String> = others.iter().map(|form| format!("«{form}»")).collect();
                Message::new(SOUND_OR, [name, Argument::Text(quoted.join("، "))])
            }
        }
    }

    /// The sentence with these arguments.
    #[must_use]
    pub fn new(template: Template, arguments: impl Into<Vec<Argument>>) -> Message {
        Message {
            template,
            arguments: arguments.into(),
            more: None,
        }
    }

    /// The sentence with another one after it.
    #[must_use]
    pub fn then(mut self, more: Message) -> Message {
        let end = match self.more.take() {
            Some(before) => before.then(more),
            None => more,
        };
        self.more = Some(Box::new(end));
        self
    }
}

/// A place in an article that an editor should look at.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The place.
    pub span: Span,
    /// How bad it is.
    pub severity: Severity,
    /// How sure we are.
    pub confidence: Confidence,
    /// What is wrong and why we think so.
    pub message: Message,
    /// What would replace the text of the span.
    pub suggestion: Option<String>,
    /// The other places of the same matter: every place of an inconsistency.
    pub related: Places,
    /// What is to be changed where, when that is not simply the text of the span: a fault that stands in many
    /// places is one finding.
    pub edits: Arc<[Edit]>,
    /// The part of the span that is flagged, when what is joined to it (proclitics) is no part of the matter.
    pub core: Option<Span>,
    /// What it is known by; given when all findings of the article are known.
    pub id: Id,
    /// What has been decided about it.
    pub decided: Option<Decided>,
    /// What the matter is, the same for all findings of one name in whatever article; reports make the
    /// `group` of the list from it.
    pub group: Option<String>,
}

impl Finding {
    /// A finding of this rule with the rule's own severity.
    #[must_use]
    pub fn new(
        rule: &'static Rule,
        span: Span,
        confidence: Confidence,
        message: Message,
    ) -> Finding {
        Finding {
            rule,
            span,
            severity: rule.severity,
            confidence,
            message,
            suggestion: None,
            related: Places::default(),
            edits: Arc::default(),
            core: None,
            id: Id::default(),
            decided: None,
            group: None,
        }
    }

    /// The findings of one kind of fault: one for each place, or, when there are many places, one finding for all
    /// of them, which stands at the first and tells their number.
    #[must_use]
    pub fn gather(
        rule: &'static Rule,
        confidence: Confidence,
        kind: Template,
        faults: Vec<Edit>,
    ) -> Vec<Finding> {
        /// Places from which on a habit is one finding.
        const HABIT: usize = 5;
        const MANY: Template = Template {
            en: "{0}, in {1} places ({2})",
            ar: "{0}، في {1} موضعًا ({2})",
        };
        let Some(first) = faults.first().filter(|_| faults.len() >= HABIT) else {
            let single = |edit: Edit| Finding {
                suggestion: edit.text,
                ..Finding::new(rule, edit.span, confidence, Message::new(kind, []))
            };
            return faults.into_iter().map(single).collect();
        };
        let places: Places = faults.iter().map(|edit| edit.span).collect();
        let message = Message::new(
            MANY,
            [
                Argument::Phrase(kind),
                Argument::Number(faults.len()),
                Argument::Lines(places.clone()),
            ],
        );
        let mut finding = Finding::new(rule, first.span, confidence, message);
        finding.suggestion.clone_from(&first.text);
        finding.related = places;
        finding.edits = faults.into();
        vec![finding]
    }
}

/// A change at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place.
    pub span: Span,
    /// The text that should stand there; none when that is for the editor to find.
    pub text: Option<String>,
}

impl Edit {
    /// What really changes: the edit without what it leaves as it is at its front and at its end. `source` is
    /// the text of the article. None when there is no text, or the text stands there already.
    #[must_use]
    pub fn change(&self, source: &str) -> Option<(Span, &str)> {
        let (old, new) = (self.span.of(source), self.text.as_deref()?);
        if old == new {
            return None;
        }
        let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b);
        let front: usize = same.map(|(c, _)| c.len_utf8()).sum();
        let (old, new) = (&old[front..], &new[front..]);
        let same = old.chars().rev().zip(new.chars().rev());
        let same = same.take_while(|(a, b)| a == b);
        let end: usize = same.map(|(c, _)| c.len_utf8()).sum();
        let span = Span::new(self.span.start() + front, self.span.end() - end);
        Some((span, &new[..new.len() - end]))
    }
}

/// What an editor may decide about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// It is right, and the text is to be changed here and now.
    Fix,
    /// It is right, and somebody changes the text elsewhere: the finding stays open until that is done.
    Accept,
    /// The text may stand here.
    Ignore,
    /// The text may stand wherever the rule finds it.
    IgnoreAll,
    /// It was there before anybody looked: nobody has judged it, and only what is new is to count.
    Baseline,
}

impl Decision {
    /// All of them.
    pub const ALL: [Decision; 5] = [
        Decision::Fix,
        Decision::Accept,
        Decision::Ignore,
        Decision::IgnoreAll,
        Decision::Baseline,
    ];

    /// The word for it in lists and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Decision::Fix => "fix",
            Decision::Accept => "accept",
            Decision::Ignore => "ignore",
            Decision::IgnoreAll => "ignore-all",
            Decision::Baseline => "baseline",
        }
    }

    /// The Arabic word for it in lists.
    #[must_use]
    pub fn arabic_name(self) -> &'static str {
        match self {
            Decision::Fix => "تصحيح",
            Decision::Accept => "قبول",
            Decision::Ignore => "تجاهل",
            Decision::IgnoreAll => "تجاهل الكل",
            Decision::Baseline => "أساس",
        }
    }
}

/// What has been decided about a finding, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// The remark of who decided.
    pub note: String,
}
