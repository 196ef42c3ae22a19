//! Words that do not agree.
//!
//! English has no gender to give, so machine translation guesses: `استعاد أذربيجان`, `هذا الابتسامة`, `أحد
//! الشراكات`. The rule has a closed set of patterns over neighbouring words, on lists of nouns, verbs and
//! adjectives with their gender; a pattern fires only where the position proves what a word is and every
//! reading of it agrees. So it finds a small part of such errors, and what it finds is one.
//!
//! **When to leave it.** Quoted dialect and poetry.
//!
//! **Example.** `استعاد أذربيجان السيطرة` – a country is feminine: `استعادت أذربيجان السيطرة`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity};
use crate::language::Passage;
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "agreement",
    error: ErrorType::Grammar,
    severity: Severity::Minor,
    summary: "words that do not agree in gender, number or case",
    covers: &[],
    flags: &[
        "⟦استعاد أذربيجان⟧ ثلاث قرى حدودية أمس.",
        "كان ⟦هذا الابتسامة⟧ أجمل ما رأى.",
        "وقعت ⟦أحد الشراكات⟧ الجديدة أمس.",
        "هتف ⟦الانفصاليون المدعومين⟧ من الخارج.",
        "طلبت ⟦من المهندسون⟧ الحضور فورا.",
        "⟦لم يكون⟧ الأمر سهلا.",
        "انتقد العمل ⟦الغير منظم⟧ في المصنع.",
        "حلقت ⟦خمسة عشر⟧ طائرة فوق المدينة.",
        "عاش هناك ⟦ثلاثة سنوات⟧ ثم رحل.",
        "يعمل التجار ⟦في أذربيجاني⟧ منذ أعوام.",
        // Demonstratives: of plurals, of duals, before what something is said to be.
        "رست ⟦هؤلاء السفن⟧ في الميناء ليلا.",
        "انطلقت ⟦هذان السفينتان⟧ من الميناء.",
        "قال الخبير إن ⟦هذا خطوة مهمة⟧ نحو السلام.",
        // Verbs of being, where what follows proves the noun to be the subject.
        "وصل المدير متأخرا، ⟦وكان لهجته⟧ حادة.",
        "⟦كانت المنزل⟧ هادئا حين عادوا.",
        "يزورها السياح عندما ⟦يكون أوراق⟧ الأشجار ذهبية.",
        // Numerals.
        "بقيت الطائرة ⟦ثلاث عشرة⟧ يوما في المطار.",
        "استمرت المحادثات ⟦خمسة وعشرين ساعة⟧ متواصلة.",
        "عاد بعد ⟦بضعة سنوات⟧ إلى بلده.",
        "شاركت في البطولة ⟦المنتخبات الثلاث⟧ كلها.",
        "شارك ⟦كلا الدولتين⟧ في التمويل.",
        // Case.
        "أعلن الوزير ⟦أن المهندسون⟧ أنهوا عملهم.",
        "وصلت المساعدات ⟦للمتضررون⟧ أمس.",
        "جلس ⟦بمرفقاه⟧ على الطاولة.",
        "سأل الطفل: \"⟦أين الوالدين⟧؟\"",
        "⟦لدينا طائرتين⟧ جديدتين في المطار.",
        "⟦هناك مهندسين⟧ ينتظرون منذ الصباح.",
        "التقى الوفد بعدد من ⟦المسؤولين الأمريكيون⟧ أمس.",
        "أكد التقرير أن ⟦هناك خلاف كبير⟧ بين المدينتين.",
        "كانوا دائما ⟦يلومون شخص آخر⟧ على فشلهم.",
        // Verbs with their subjects.
        "⟦قالت المسؤولون⟧ إن الطريق مفتوح.",
        "⟦تجعدت حاجباه⟧ وهو يقرأ الرسالة.",
        "كانت ⟦عيناه تلمع⟧ من الفرح.",
        "افتتح المصرف فرعا ⟦تموله الكرملين⟧ منذ سنوات.",
        "⟦استحوذت عليه الفضول⟧ فعاد إلى المكتبة.",
        "⟦ورد أذربيجان⟧ من خلال الانسحاب من المحادثات.",
        "في الوادي ⟦يوجد بحيرة⟧ صغيرة.",
        // Moods.
        "أكد اللاعبون أنهم ⟦لن يشاركون⟧ في المباراة.",
        "⟦كانوا يعملوا⟧ في المصنع نفسه.",
        "يجب أن ⟦تكون أنتما⟧ هنا قبل الظهر.",
        // Nouns with what describes them.
        "التقى الوزيران في ⟦السفارة الجديد⟧ وسط العاصمة.",
        "عاشت الأسرة في ⟦مدينة كبير⟧ قرب الساحل.",
        "انسحبت القوات من ⟦المدينة الذي⟧ دخلتها أمس.",
        "التقى الوفدان بين ⟦المدينتين الكبيرة⟧ أمس.",
        "يدرس الباحثون ⟦العالم ما بعد⟧ الحرب الباردة.",
        "يعيش هناك نحو مليون ⟦أذربيجاني العرقيين⟧.",
    ],
    passes: &[
        "قال إن لدينا طائرتين جديدتين، ورأى هناك مهندسين ينتظرون.",
        "لدينا قوانين صارمة. هناك ملايين العناوين. لديه يقين بأن لديها حنينا.",
        "فازت ثلاث لاعبات، بينهن الأميركية الشابة، وبينها المصرية أيضا.",
        "استعادت أذربيجان ثلاث قرى حدودية أمس.",
        "زار وزير الخارجية الجديد باريس.",
        "ضربت الساحل عاصفة قوية.",
        "قاوم الرغبة في النوم.",
        "كانت هذه الابتسامة أجمل ما رأى.",
        "هذه الفرق تتنافس على اللقب.",
        "اتهم الصين بالتجسس، وزار ألمانيا أمس.",
        "عاش هناك ثلاث سنوات وأربعة أشهر.",
        "علييف، من جهته، انتقد القرار.",
        "من المسؤولين من وافق على القرار.",
        "تضررت مدن كثيرة، بما في ذلك المناطق الساحلية.",
        "حقوق الغير محفوظة بالقانون.",
        // The adjective belongs to the head of a construct, or to what the preposition describes.
        "زار مدير المدرسة الجديد القرية.",
        "التحق بمدرسة للهوكي المرموقة في المدينة.",
        "أعلن المجلس الأعلى للثقافة المصري جوائزه.",
        "كان الوضع في العاصمة المتدهور حديث الصحف.",
        "وصل رئيس اللجنة الذي عين أمس.",
        "دمرت المباني القديمة، وقال رؤساء الدول الثلاثة إنهم مستعدون.",
        // A predicate, an object, an adverb of time.
        "كانت المحرك الرئيسي لمكاسب السوق.",
        "وكانت السبب في فشل المحادثات.",
        "وصلت اليوم إلى العاصمة، وعادت المساء.",
        "أعلن ذلك الليلة الماضية في مؤتمر صحفي.",
        "منحته الرئيس السابق للنادي أخت زوجته.",
        "زار باكو الرئيس الروسي، وزار ألمانيا وزير الخارجية.",
        "ورد روسيا على الاتهامات كان حادا.",
        // The same words, right.
        "قالت الشرطة إن خمس عشرة طائرة هبطت.",
        "عاد بعد ثلاث عشرة سنة وخمسة وعشرين يوما.",
        "قطاعان يتصدران السوق منذ سنوات.",
        "يجب أن يتفق الطرفان، إذ يسعى كل منهما إلى الحل.",
        "من المسؤولون عن الحادث؟",
        "أكد أن هناك فرقا كبيرا وأن هناك رئيس وزراء جديدا.",
        "كانت امرأة حامل تسكن مدينة أكبر من قريتها.",
        "بعد الأيام الثلاثة وقبل السنوات الخمس المقبلة.",
        "كلتا الدولتين وكلا البلدين في هذا الحلف.",
    ],
    check,
    file: include_str!("agreement.rs"),
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(faults) = document.language().and_then(|language| language.agreement) else {
        return Vec::new();
    };
    if document.dialect().is_some() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for segment in 0..document.segments().len() {
        let range = document.tokens_of(segment);
        let passage = Passage {
            source: document.source(),
            first: range.start,
            tokens: &document.tokens()[range],
            vocabulary: document.vocabulary(),
        };
        for fault in faults(&passage) {
            let tokens = &document.tokens()[fault.tokens];
            let Some((first, last)) = tokens.first().zip(tokens.last()) else {
                continue;
            };
            let confidence = if fault.sure {
                Confidence::High
            } else {
                Confidence::Medium
            };
            let mut finding = Finding::new(
                &RULE,
                first.span.to(last.span),
                confidence,
                Message::new(fault.reason, []),
            );
            finding.suggestion = fault.text;
            findings.push(finding);
        }
    }
    findings
}
