//! A paragraph without the mark that ends its last sentence.
//!
//! Where an article otherwise ends its paragraphs with a mark, one without is cut short or has lost its
//! mark. The rule compares an article with itself: in a list, a poem or a text without full stops it is
//! silent.
//!
//! **When to leave it.** Headlines, captions and signatures end without a mark; short lines are not looked
//! at.
//!
//! **Example.** `ورفض الناطق أن يقول متى يعود الفريق إلى المدينة` at the end of a paragraph.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Severity, Template};
use crate::rule::Rule;
use crate::text::segment::SegmentKind;
use crate::text::token::TokenKind;

pub(super) static RULE: Rule = Rule {
    id: "missing-end-punctuation",
    error: ErrorType::Punctuation,
    severity: Severity::Minor,
    summary: "a paragraph without a mark at its end",
    covers: &[],
    flags: &[
        "قالت الوزارة إن المحادثات بدأت صباح يوم الاثنين في العاصمة.\nوأضافت أن الوفدين سيجتمعان مرة أخرى في الأسبوع المقبل.\nويرأس الوفد الزائر وزير الخارجية ومعه عدد من ⟦المستشارين⟧\nومن المقرر أن يصدر بيان مشترك في نهاية الزيارة غدا.",
        "بدأت المباراة بهجوم كاسح من الفريق الضيف على المرمى.\nسجل المهاجم هدفا مبكرا هز الشباك وأسعد الجماهير كثيرا.\nثم تعادل الفريقان قبل نهاية الشوط الأول بدقيقتين ⟦فقط⟧\nوانتهى اللقاء بفوز الضيوف وسط فرحة كبيرة في المدرجات.",
        "ارتفعت الأسعار في الأسواق العالمية خلال الأسبوع الماضي كله.\nوقال خبراء إن السبب هو نقص الإمدادات من الدول المنتجة.\nويتوقع أن يستمر الارتفاع حتى نهاية العام الجاري على ⟦الأقل⟧\nوستعلن الحكومة إجراءات جديدة لدعم الأسر محدودة الدخل قريبا.",
        "سافر الوفد إلى المدينة القديمة في الصباح الباكر بالقطار.\nوزار المتحف الوطني والأسواق والمساجد التاريخية الشهيرة هناك.\nثم عاد في المساء إلى الفندق بعد يوم طويل ومتعب ⟦جدا⟧\nوفي اليوم التالي غادر الجميع إلى بلادهم بالطائرة صباحا.",
        "تعمل الشركة في مجال الطاقة الشمسية منذ عشرين عاما كاملة.\nوتملك ثلاثة مصانع كبيرة في شمال البلاد وجنوبها أيضا.\nوتخطط لبناء مصنع رابع في الصحراء الغربية خلال عام ⟦2027⟧\nوسيعمل في المصنع الجديد نحو ألف عامل ومهندس وفني.",
    ],
    passes: &[
        "قالت الوزارة إن المحادثات بدأت صباح يوم الاثنين في العاصمة.\nوأضافت أن الوفدين سيجتمعان مرة أخرى في الأسبوع المقبل.\nوكالات",
        "عنوان المقال في السطر الأول بلا نقطة في آخره كعادة العناوين\nقالت الوزارة إن المحادثات بدأت صباح يوم الاثنين في العاصمة.\nوأضافت أن الوفدين سيجتمعان مرة أخرى في الأسبوع المقبل.",
        "قف على الباب وانظر إلى الطريق الطويل الذي لا ينتهي\nوانتظر حتى يعود الغائبون من سفرهم البعيد إلى البيت\nفقد طال الغياب وضاقت الصدور بما فيها من الحزن",
        "قالت الوزارة إن المحادثات بدأت صباح يوم الاثنين في العاصمة.\nوسأل الصحفي: متى تنتهي هذه الجولة من المحادثات إذن؟\nفأجاب المتحدث: \"ستنتهي عندما يتفق الطرفان على كل شيء\"\nوغادر القاعة مسرعا دون أن يجيب عن أسئلة أخرى!",
        "سطر واحد فقط لا يكفي للحكم على عادة الكاتب في هذا",
    ],
    check,
    file: include_str!("missing_end_punctuation.rs"),
};

const MISSING: Template = Template {
    en: "the paragraph ends without a mark, unlike the others",
    ar: "الفقرة تنتهي بلا علامة ترقيم خلافًا لسائر الفقرات",
};

/// Words from which on a line is a paragraph whose end says something.
const LONG: usize = 8;

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(marks) = document
        .language()
        .and_then(|language| language.punctuation)
    else {
        return Vec::new();
    };
    let (mut ended, mut faults) = (0, Vec::new());
    for (number, segment) in document.segments().iter().enumerate() {
        let tokens = &document.tokens()[document.tokens_of(number)];
        if segment.kind != SegmentKind::Paragraph
            || tokens
                .iter()
                .filter(|token| token.is_word())
                .nth(LONG - 1)
                .is_none()
        {
            continue;
        }
        let Some(last) = tokens.last() else { continue };
        match last.kind {
            TokenKind::Word | TokenKind::Number => faults.push(last.span),
            TokenKind::Mark
                if document
                    .text(last.span)
                    .chars()
                    .any(|c| marks.ends.contains(&c)) =>
            {
                ended += 1
            }
            TokenKind::Mark
                if document
                    .text(last.span)
                    .chars()
                    .any(|c| "\"”»)]'".contains(c)) =>
            {
                ended += 1
            }
            _ => {}
        }
    }
    if ended < 2 || ended * 5 < (ended + faults.len()) * 3 {
        return Vec::new();
    }
    // Each of them may be cut short for a reason of its own: no habit, so no gathering.
    faults
        .into_iter()
        .flat_map(|span| {
            let text = Some(format!("{}.", document.text(span)));
            Finding::gather(
                &RULE,
                Confidence::Medium,
                MISSING,
                vec![Edit { span, text }],
            )
        })
        .collect()
}
