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
//! | a single letter that is part of the sentence | minor | medium |
//! | model numbers and codes, a name whose rendering follows in brackets | neutral | low |
//!
//! **When to leave it.** Arabic news customarily keeps some things in Latin letters, and those are neutral
//! or not listed at all: the original of a name in brackets directly after its rendering, units and
//! symbols, model numbers and codes, letters spoken of as letters, and what `data/allow/latin.tsv` lists
//! with a reason. Web addresses, handles, tags, file names and code are never looked at. An article that is
//! itself in Latin script has no such findings.
//!
//! **Example.** `أشار Peskov إلى` – the reader should see `أشار بيسكوف إلى`.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::names::customary::{self, Custom};
use crate::names::foreign::{Place, Run, Shape};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "untranslated-text",
    error: ErrorType::Untranslated,
    severity: Severity::Major,
    summary: "text left in another script than the article's",
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
const CODE: Template = Template {
    en: "a code or model number in {0} script, as is customary",
    ar: "رمز أو طراز بحروف {0} كما جرت العادة",
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
    document
        .foreign_runs()
        .iter()
        .filter_map(|run| finding(document, run))
        .collect()
}

fn finding(document: &Document<'_>, run: &Run) -> Option<Finding> {
    use Confidence::{High, Low, Medium};
    let custom = customary::custom(document.text(run.core));
    let (template, severity, confidence) = match (run.place, run.shape) {
        _ if custom == Some(Custom::Silent) => return None,
        _ if custom == Some(Custom::Neutral) => (CUSTOM, Severity::Neutral, Low),
        (Place::Gloss | Place::Letter, _) => return None,
        (Place::Explained, Shape::Acronym | Shape::Code | Shape::Letter) => {
            (EXPLAINED, Severity::Neutral, Low)
        }
        (_, Shape::Sentence) => (SENTENCE, Severity::Critical, High),
        (_, Shape::Code) => (CODE, Severity::Neutral, Low),
        (Place::Quoted, Shape::Letter) => (LETTER, Severity::Neutral, Low),
        (_, Shape::Letter) => (LETTER, Severity::Minor, Medium),
        (_, Shape::Acronym) => (ACRONYM, Severity::Major, Medium),
        (Place::Quoted, _) => (TITLE, Severity::Major, Medium),
        (_, Shape::Name) => (NAME, Severity::Major, High),
        (_, Shape::Words) => (WORDS, Severity::Major, High),
    };
    let script = Argument::Phrase(Template {
        en: run.script.name(),
        ar: run.script.arabic_name(),
    });
    let mut finding = Finding::new(
        &RULE,
        run.span,
        confidence,
        Message::new(template, [script]),
    );
    finding.severity = severity;
    finding.group = Some(document.text(run.core).to_lowercase());
    Some(finding)
}
