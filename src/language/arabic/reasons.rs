//! What is said of words that do not agree.

use crate::text::phrase::Template;

pub(super) const DEMONSTRATIVE: Template = Template {
    en: "the demonstrative does not agree with its noun",
    ar: "اسم الإشارة لا يطابق ما بعده",
};
pub(super) const LINKING: Template = Template {
    en: "the verb does not agree with its noun",
    ar: "الفعل لا يطابق اسمه",
};
pub(super) const PLACE: Template = Template {
    en: "a country or city is feminine, and so is its verb",
    ar: "اسم البلد أو المدينة مؤنث، فيؤنث فعله",
};
pub(super) const SUBJECT: Template = Template {
    en: "the verb does not agree with its subject",
    ar: "الفعل لا يطابق فاعله",
};
pub(super) const CASE: Template = Template {
    en: "behind a preposition the plural ends in ـين",
    ar: "جمع المذكر السالم بعد حرف الجر بالياء",
};
pub(super) const PLURALS: Template = Template {
    en: "the noun and its adjective stand in different cases",
    ar: "الصفة لا تطابق موصوفها في الإعراب",
};
pub(super) const ARTICLE: Template = Template {
    en: "the adjective is definite and its noun is not",
    ar: "الصفة معرفة وموصوفها نكرة",
};
pub(super) const NUMERAL: Template = Template {
    en: "the numeral takes the other gender of what is counted",
    ar: "العدد يخالف معدوده في التذكير والتأنيث",
};
pub(super) const ONE_OF: Template = Template {
    en: "«one of» agrees with the singular of the plural",
    ar: "«أحد/إحدى» يطابق مفرد الجمع بعده",
};
pub(super) const OTHER_THAN: Template = Template {
    en: "the article belongs behind غير",
    ar: "التعريف يلحق ما بعد «غير» لا «غير»",
};
pub(super) const JUSSIVE: Template = Template {
    en: "behind لم the verb loses its long vowel",
    ar: "المضارع الأجوف بعد «لم» يُحذف حرف علته",
};
pub(super) const ADJECTIVE: Template = Template {
    en: "the adjective does not agree with its noun",
    ar: "الصفة لا تطابق موصوفها",
};
pub(super) const PRONOUN: Template = Template {
    en: "the verb does not agree with the pronoun",
    ar: "الفعل لا يطابق الضمير",
};
pub(super) const NISBA: Template = Template {
    en: "behind a preposition stands the country, not its adjective",
    ar: "بعد حرف الجر يأتي اسم البلد لا النسبة إليه",
};

pub(super) const DUAL: Template = Template {
    en: "behind two of them the verb stands in the dual",
    ar: "الفعل بعد المثنى يُثنّى",
};
pub(super) const DUAL_ADJECTIVE: Template = Template {
    en: "the adjective of a dual stands in the dual",
    ar: "صفة المثنى تُثنّى",
};
pub(super) const ACCUSATIVE: Template = Template {
    en: "the noun stands in the accusative here, with an alef",
    ar: "الاسم هنا منصوب، فتلحقه ألف التنوين",
};
pub(super) const SUBJUNCTIVE: Template = Template {
    en: "behind this particle the plural of the verb loses its ن",
    ar: "تُحذف نون الفعل بعد هذه الأداة",
};
pub(super) const INDICATIVE: Template = Template {
    en: "nothing takes the ن from the verb here",
    ar: "لا موجب هنا لحذف نون الفعل",
};
pub(super) const AFTER_EMPHASIS: Template = Template {
    en: "behind إنّ and its sisters the plural ends in ـين",
    ar: "المثنى وجمع المذكر السالم بعد «إنّ» وأخواتها بالياء",
};
pub(super) const QUESTION: Template = Template {
    en: "what is asked for stands in the nominative",
    ar: "المسؤول عنه مرفوع",
};
pub(super) const THERE_IS: Template = Template {
    en: "what there is stands in the nominative",
    ar: "المبتدأ المؤخر مرفوع",
};
pub(super) const EXISTS: Template = Template {
    en: "the verb does not agree with what there is",
    ar: "فعل الوجود لا يطابق ما بعده",
};
pub(super) const RELATIVE: Template = Template {
    en: "the relative pronoun does not agree with its noun",
    ar: "الاسم الموصول لا يطابق ما قبله",
};
pub(super) const CONSTRUCT: Template = Template {
    en: "a noun with «what is after» behind it has no article",
    ar: "المضاف إلى «ما بعد» أو «ما قبل» لا يُعرَّف",
};
pub(super) const COUNTED: Template = Template {
    en: "what is counted is indefinite, and so is its adjective",
    ar: "تمييز العدد نكرة، فصفته نكرة مثله",
};
pub(super) const PREDICATE: Template = Template {
    en: "the demonstrative does not agree with what it is said to be",
    ar: "اسم الإشارة لا يطابق خبره",
};
