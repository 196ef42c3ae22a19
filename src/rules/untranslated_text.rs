//! Text left in another script than the article's.
//!
//! A name, a phrase or a whole sentence that machine translation copied instead of rendering it. Readers
//! of the article may not read the other script at all; they stumble over every such place. One finding is
//! one run: neighbouring foreign words with their inner marks, numbers and particles are one thing to
//! decide about (`F. W. Murnau`, `S&P 500`, `Azerbaijan Airlines Passenger Jet`).
//!
//! | what | severity | confidence |
//! |---|---|---|
//! | a whole sentence | critical | high |
//! | a name, a phrase, common words | major | high |
//! | an acronym, a title in quotation marks, a single word that the press may keep | major | medium |
//! | a word in lower case that the sentence speaks of (كلمة, تعني) | major | medium |
//! | a single letter that is part of the sentence | minor | medium |
//! | model numbers and codes, a name whose rendering follows in brackets | neutral | low |
//!
//! **When to leave it.** Arabic news customarily keeps some things in Latin letters, and those are neutral
//! or not listed at all: the original of a name in brackets directly after its rendering, units and
//! symbols, model numbers and codes, letters spoken of as letters, and what `data/allow/latin.tsv` lists
//! with a reason; a house adds its own (`allow-latin`). Web addresses, handles, tags, file names and code are never looked at. An article that is
//! itself in Latin script has no such findings.
//!
//! **Example.** `أشار Peskov إلى` – the reader should see `أشار بيسكوف إلى`.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::Language;
use crate::names::customary::Standing;
use crate::names::foreign::{Place, Run, Shape};
use crate::names::suggest::{Origin, Suggestion};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "untranslated-text",
    error: ErrorType::Untranslated,
    severity: Severity::Major,
    summary: "text left in another script than the article's",
    covers: &[],
    flags: &[
        "تحطمت طائرة ⟦Azerbaijan Airlines Passenger Jet⟧ قرب المطار.",
        "هذا ما قاله ⟦president ilhan aliyev⟧ في خطابه.",
        "أعاد فيلم ⟦F. W. Murnau⟧ تعريف الرعب.",
        "تراجع مؤشر ⟦S&P 500⟧ بنسبة طفيفة.",
        "أعلنت ⟦لـReuters⟧ مصادر مطلعة أن المحادثات توقفت.",
        "فاز الفريق بلقب كأس⟦Betfred⟧ للمرة الثانية.",
        "وقع الاتفاق مع ⟦Medicare & Medicaid⟧ هذا الأسبوع.",
        "قال الشاهد: ⟦The plane was falling and we could not see anything⟧.",
    ],
    passes: &[
        "يلعب في دوري الهوكي الوطني (NHL) منذ عامين.",
        "راسلوا jo@samaritans.org أو زوروا weather.com.",
        "كتب على حسابه @reporter تحت وسم #news خبرا قصيرا.",
        "قالت رويترز إن الطائرة هبطت بسلام.",
        "يُنطق حرف W في هذه اللغة على نحو مختلف.",
        "تبلغ سعة البطارية 5000 mAh والذاكرة 8 GB.",
    ],
    check,
    file: include_str!("untranslated_text.rs"),
};

const SENTENCE: Template = Template {
    en: "a whole sentence is left in {0} script",
    ar: "جملة كاملة تُركت بحروف {0}",
};
const NAME: Template = Template {
    en: "a name is left in {0} script",
    ar: "اسم تُرك بحروف {0}",
};
const WORDS: Template = Template {
    en: "words are left untranslated in {0} script",
    ar: "كلمات تُركت دون ترجمة بحروف {0}",
};
const TITLE: Template = Template {
    en: "a title is left in {0} script",
    ar: "عنوان تُرك بحروف {0}",
};
const ACRONYM: Template = Template {
    en: "an acronym is left in {0} script",
    ar: "اختصار تُرك بحروف {0}",
};
const LETTER: Template = Template {
    en: "a letter is left in {0} script",
    ar: "حرف تُرك بحروف {0}",
};
const CUSTOM: Template = Template {
    en: "customarily left in {0} script",
    ar: "جرت العادة على تركه بحروف {0}",
};
const EXPLAINED: Template = Template {
    en: "stands in {0} script; its rendering follows in brackets",
    ar: "مكتوب بحروف {0} ويليه معناه بين قوسين",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(language) = document.language() else {
        return Vec::new();
    };
    let runs = document.foreign_runs().iter().zip(document.suggestions());
    runs.filter_map(|(run, suggestion)| finding(document, language, run, suggestion.as_ref()))
        .collect()
}

fn finding(
    document: &Document<'_>,
    language: &Language,
    run: &Run,
    suggestion: Option<&Suggestion>,
) -> Option<Finding> {
    use Confidence::{High, Low, Medium};
    let (template, severity, confidence) = match (document.standing(run), run.shape) {
        (Standing::Silent, _) => return None,
        // That the article has it in both scripts is for `inconsistent-script` to say.
        (Standing::Customary, _)
            if suggestion.is_some_and(|s| matches!(s.origin, Origin::Article(_))) =>
        {
            return None;
        }
        (Standing::Customary, _) if run.place == Place::Explained => {
            (EXPLAINED, Severity::Neutral, Low)
        }
        (Standing::Customary, _) => (CUSTOM, Severity::Neutral, Low),
        (Standing::Foreign, Shape::Sentence) => (SENTENCE, Severity::Critical, High),
        (Standing::Foreign, Shape::Letter) => (LETTER, Severity::Minor, Medium),
        (Standing::Foreign, Shape::Acronym | Shape::Code) => (ACRONYM, Severity::Major, Medium),
        (Standing::Foreign, _) if run.place == Place::Quoted => (TITLE, Severity::Major, Medium),
        // Whether the article explains a foreign word or has left one is for the editor to say, not for the gate.
        (Standing::Foreign, _) if run.place == Place::Mentioned => (WORDS, Severity::Major, Medium),
        (Standing::Foreign, Shape::Name) => (NAME, Severity::Major, High),
        (Standing::Foreign, Shape::Words) => (WORDS, Severity::Major, High),
    };
    let script = Argument::Phrase(Template {
        en: run.script.name(),
        ar: run.script.arabic_name(),
    });
    let mut message = Message::new(template, [script]);
    let mut group = document.text(run.core).to_lowercase();
    if let Some(suggestion) = suggestion {
        message = message.then(Message::suggests(suggestion));
        if let Origin::Article(_) = suggestion.origin {
            group = suggestion.name.to_string();
        }
    }
    let mut finding = Finding::new(&RULE, run.span, confidence, message);
    finding.severity = severity;
    finding.suggestion = suggestion.map(|s| s.for_run(document.source(), run, language));
    finding.core = Some(run.core);
    finding.group = Some(group);
    Some(finding)
}
