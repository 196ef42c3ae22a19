//! How Arabic puts together what an English phrase says.
//!
//! English sets what describes before what is described, Arabic after it: `Azerbaijan Airlines passenger jet` is
//! a jet of passengers of the airlines. A noun owns the next one in the construct state, adjectives follow and
//! agree, and only the last term of a construct carries the article.

use super::{grammar, lists};
use crate::language::classes::Classes;
use crate::language::rendering::{Definite, Gender, Part, Role, Setting, Structure};

/// Names of the Latin letters, as news desks spell acronyms; the usual one first.
pub(super) fn letter(c: char) -> &'static [&'static str] {
    match c.to_ascii_uppercase() {
        'A' => &["إيه", "أي", "ايه", "آي", "إي"],
        'B' => &["بي"],
        'C' => &["سي"],
        'D' => &["دي"],
        'E' => &["إي", "إيه", "اي"],
        'F' => &["إف", "أف", "اف"],
        'G' => &["جي", "غي"],
        'H' => &["إتش", "أتش", "اتش", "إيتش"],
        'I' => &["آي", "أي", "اي", "إي"],
        'J' => &["جيه", "جاي", "جي"],
        'K' => &["كيه", "كاي", "كي"],
        'L' => &["إل", "أل", "ال"],
        'M' => &["إم", "أم", "ام"],
        'N' => &["إن", "أن", "ان"],
        'O' => &["أو", "او"],
        'P' => &["بي"],
        'Q' => &["كيو"],
        'R' => &["آر", "أر", "ار"],
        'S' => &["إس", "أس", "اس"],
        'T' => &["تي"],
        'U' => &["يو"],
        'V' => &["في", "ڤي"],
        'W' => &["دبليو", "دابليو"],
        'X' => &["إكس", "أكس", "اكس"],
        'Y' => &["واي"],
        'Z' => &["زد", "زي", "زيد"],
        _ => &[],
    }
}

/// How desks write an initial before a surname: `F. W. Murnau` is ف. و. مورناو.
pub(super) fn initial(c: char) -> &'static str {
    match c.to_ascii_uppercase() {
        'A' => "أ",
        'B' | 'P' => "ب",
        'C' | 'S' => "س",
        'D' => "د",
        'E' | 'I' => "إ",
        'F' | 'V' => "ف",
        'G' | 'J' => "ج",
        'H' => "ه",
        'K' => "ك",
        'L' => "ل",
        'M' => "م",
        'N' => "ن",
        'O' | 'U' => "أ",
        'Q' => "ق",
        'R' => "ر",
        'T' => "ت",
        'W' => "و",
        'X' => "إكس",
        'Y' => "ي",
        'Z' => "ز",
        _ => "",
    }
}

/// What stands for a sign in the names of companies.
pub(super) fn sign(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("آند"),
        '+' => Some("بلس"),
        '@' => Some("آت"),
        ',' => Some("،"),
        ';' => Some("؛"),
        '?' => Some("؟"),
        _ => None,
    }
}

/// Puts the parts of an English phrase together.
pub(super) fn phrase(parts: &[Part], setting: Setting) -> String {
    let (parts, setting) = match parts {
        [first, rest @ ..] if first.role == Role::Article && !rest.is_empty() => {
            (rest, setting.definite(Definite::Yes))
        }
        all => (all, setting),
    };
    let parts = &coordinated(parts);
    if let Some(at) = parts.iter().position(|part| part.role == Role::Suffix) {
        return belonging(&parts[at + 1..], &parts[at], &parts[..at], setting);
    }
    if let Some(at) = parts.iter().position(|part| part.role == Role::Prefix) {
        let by = parts.get(at + 1..at + 2).unwrap_or_default();
        let what: Vec<Part> = parts[..at]
            .iter()
            .chain(parts.get(at + 2..).unwrap_or_default())
            .cloned()
            .collect();
        return belonging(&what, &parts[at], by, setting);
    }
    let is_link = |part: &Part| matches!(part.role, Role::Of | Role::And | Role::Word);
    let Some(at) = parts.iter().position(is_link) else {
        return noun_phrase(parts, setting, false);
    };
    let (left, link, right) = (&parts[..at], &parts[at], &parts[at + 1..]);
    let both = !left.is_empty() && !right.is_empty();
    // The board, office or institute for something owns it: مكتب الإحصاءات.
    let owns = link.role == Role::Of
        || setting.definite == Definite::Yes
            && matches!(link.text.as_str(), "ل" | "على" | "بشأن")
            && left.iter().any(is_noun)
            && right.iter().any(is_noun);
    match link.role {
        // Whose it is stands directly behind: وزير الشؤون الخارجية.
        _ if owns && both => of(left, right, setting),
        Role::And if both => {
            let left = noun_phrase(left, setting, false);
            format!("{left} و{}", phrase(right, setting))
        }
        _ => {
            let left = noun_phrase(left, setting, false);
            let right = phrase(right, setting.oblique());
            join([left.as_str(), &linked(&link.text, &right)])
        }
    }
}

/// `left of right`.
fn of(left: &[Part], right: &[Part], setting: Setting) -> String {
    let named = right
        .iter()
        .any(|part| is_name(part) || part.role == Role::Article);
    let whole = if named {
        setting.definite(Definite::Yes)
    } else {
        setting
    };
    let owner = phrase(right, setting.oblique());
    let head = left.iter().rfind(|part| is_noun(part));
    if head
        .is_some_and(|head| !can_own(head) || head.role == Role::Noun && left.iter().any(is_name))
    {
        let left = noun_phrase(left, whole, false);
        return join([left.as_str(), &super::attach("ل", &owner)]);
    }
    let definite = whole.definite == Definite::Yes || owner.split(' ').any(|w| w.starts_with("ال"));
    let adjectives: Vec<&Part> = left.iter().filter(|p| is_adjective_part(p)).collect();
    let adjectives = head.map_or_else(String::new, |head| {
        agreeing(&adjectives, head.gender, definite, setting.oblique)
    });
    let left = noun_phrase(left, setting, true);
    join([left.as_str(), &owner, &adjectives])
}

/// A word of relation and what it governs; what consists of one letter is joined to it.
fn linked(link: &str, what: &str) -> String {
    let (before, last) = match link.rsplit_once(' ') {
        Some((before, last)) => (before, last),
        None => ("", link),
    };
    if matches!(last, "ل" | "ب" | "ك") && !what.is_empty() {
        return join([before, &super::attach(last, what)]);
    }
    join([link, what])
}

/// `Hock Tan-led Broadcom`, `anti-government protests`: what is spoken of comes first.
fn belonging(what: &[Part], word: &Part, by: &[Part], setting: Setting) -> String {
    let head = what.iter().rfind(|part| is_noun(part) || is_name(part));
    let gender = head.map_or(Gender::Masculine, |head| head.gender);
    let definite = setting.definite == Definite::Yes || head.is_some_and(is_name);
    let plain = agreed(word, gender, setting.oblique);
    let link = match word.structure {
        Structure::Fixed => plain,
        Structure::And if definite => format!("و{plain}"),
        Structure::And => plain,
        _ if definite => article(&plain),
        _ => plain,
    };
    let setting = Setting {
        definite: if setting.definite == Definite::Unsaid {
            Definite::No
        } else {
            setting.definite
        },
        ..setting
    };
    let what = phrase(what, setting);
    let by = phrase(by, setting.definite(Definite::Yes).oblique());
    join([what.as_str(), &linked(&link, &by)])
}

/// Takes the word out that joins two adjectives, or two nouns, before a noun: `strategic and international
/// studies`, `arts and sciences academy`.
fn coordinated(parts: &[Part]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    let mut at = 0;
    while at < parts.len() {
        let part = &parts[at];
        if let (Role::And, Some(before), Some(next)) = (part.role, out.last(), parts.get(at + 1)) {
            let nouns = before.role == Role::Noun
                && next.role == Role::Noun
                && out.len() == 1
                && parts
                    .get(at + 2)
                    .is_some_and(|after| after.role == Role::Noun);
            let behind = parts[at + 1..].iter();
            let adjectives = is_adjective_part(before)
                && is_adjective_part(next)
                && behind
                    .take_while(|part| is_adjective_part(part) || is_noun(part))
                    .any(is_noun);
            if adjectives || nouns {
                let mut next = next.clone();
                next.joined = true;
                out.push(next);
                at += 2;
                continue;
            }
        }
        out.push(part.clone());
        at += 1;
    }
    out
}

fn join<const N: usize>(texts: [&str; N]) -> String {
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

fn is_noun(part: &Part) -> bool {
    matches!(part.role, Role::Noun | Role::Title)
}

fn is_name(part: &Part) -> bool {
    matches!(part.role, Role::Person | Role::Place | Role::Name)
}

fn is_adjective_part(part: &Part) -> bool {
    part.role == Role::Adjective && part.structure != Structure::Before
}

/// Whether what owns a noun may stand directly behind it: not when its last word is no noun, or has an owner.
fn can_own(noun: &Part) -> bool {
    noun.construct.contains(' ')
        || !noun.text.contains(' ')
        || matches!(noun.structure, Structure::Plain | Structure::Idafa)
        || noun.role == Role::Title
}

/// An adjective in the form that agrees.
fn agreed(adjective: &Part, gender: Gender, oblique: bool) -> String {
    if gender != Gender::People || adjective.structure == Structure::Fixed {
        return adjective.agreeing(gender).to_owned();
    }
    let plural = |word: &str| {
        let plural = grammar::plural(word).map_or_else(|| format!("{word}ون"), str::to_owned);
        cased(&plural, oblique)
    };
    match adjective.text.split_once(' ') {
        None => plural(&adjective.text),
        Some((first @ ("غير" | "شبه"), rest)) => format!("{first} {}", plural(rest)),
        Some((first, rest)) if is_adjective(rest) => format!("{} {}", plural(first), plural(rest)),
        Some((first, rest)) => format!("{} {rest}", plural(first)),
    }
}

/// Adjectives in the order of Arabic, which is that of English turned round.
fn agreeing(adjectives: &[&Part], gender: Gender, definite: bool, oblique: bool) -> String {
    let mut texts: Vec<String> = Vec::new();
    for adjective in adjectives {
        let mut text = agreed(adjective, gender, oblique);
        if (definite || adjective.structure == Structure::Ordinal)
            && adjective.structure != Structure::Fixed
        {
            let whole = adjective.feminine.strip_suffix("ية");
            if gender == Gender::Masculine && whole == Some(&adjective.text) {
                text.push('ي');
            }
            text = adjective_with_article(&text);
        }
        match texts.last_mut() {
            Some(last) if adjective.joined => *last = format!("{last} و{text}"),
            _ => texts.push(text),
        }
    }
    texts.reverse();
    texts.join(" ")
}

/// The sound plural and the dual by their case, in the first word.
fn cased(text: &str, oblique: bool) -> String {
    if !oblique {
        return text.to_owned();
    }
    let (first, rest) = match text.split_once(' ') {
        Some((first, rest)) => (first, Some(rest)),
        None => (text, None),
    };
    let first = match first.strip_suffix("ون") {
        Some(stem) => format!("{stem}ين"),
        None => first.to_owned(),
    };
    match rest {
        Some(rest) => format!("{first} {rest}"),
        None => first,
    }
}

/// A noun by its case: of several people only.
fn noun_cased(noun: &Part, text: &str, oblique: bool) -> String {
    if noun.gender != Gender::People || !oblique {
        return text.to_owned();
    }
    let first = text.split(' ').next().unwrap_or(text);
    match first.strip_suffix("و") {
        // The form before an owner has lost its ن: موظفو.
        Some(stem) => format!("{stem}ي{}", &text[first.len()..]),
        None => cased(text, true),
    }
}

/// A phrase around one noun; `construct` when what owns it follows, so that neither article nor adjectives stand
/// between.
fn noun_phrase(parts: &[Part], setting: Setting, construct: bool) -> String {
    let Some(head) = parts.iter().rposition(is_noun) else {
        return names(parts, setting);
    };
    if let Some(at) = parts[..head]
        .iter()
        .position(|part| part.structure == Structure::Before)
    {
        return before_noun(parts, at, setting, construct);
    }
    if let Some(at) = parts[..head]
        .iter()
        .position(|part| part.role == Role::Number)
    {
        return counted(parts, at, head, setting);
    }
    let after: Vec<&Part> = parts[head + 1..].iter().filter(|p| is_name(p)).collect();
    let before: Vec<&Part> = parts[..head].iter().filter(|p| is_name(p)).collect();
    let nouns: Vec<&Part> = parts[..head].iter().filter(|p| is_noun(p)).collect();
    let adjectives: Vec<&Part> = parts.iter().filter(|p| is_adjective_part(p)).collect();
    let head = &parts[head];
    let noun;
    let head = if head.role == Role::Title
        && after.is_empty()
        && nouns.iter().any(|n| n.role == Role::Noun)
    {
        // The leader of something and not the title of a person.
        noun = Part {
            role: Role::Noun,
            text: head.construct().to_owned(),
            structure: if head.construct.is_empty() {
                Structure::Definite
            } else {
                head.structure
            },
            ..head.clone()
        };
        &noun
    } else {
        head
    };
    if head.role == Role::Title || !after.is_empty() && !head.feminine.is_empty() {
        return titled(head, &nouns, &adjectives, &before, &after, construct);
    }
    let oblique = setting.oblique;
    let adjectives = |definite: bool| agreeing(&adjectives, head.gender, definite, oblique);
    let follows = names_text(&after);
    let named = names_text(&before);
    // How a name that stands before the noun in English follows it when it cannot own it.
    let relation = match before.first().map(|part| part.role) {
        Some(Role::Place) => format!("في {named}"),
        Some(_) => super::attach("ل", &named),
        None => String::new(),
    };
    let own = |text: &str| noun_cased(head, text, oblique);
    if !follows.is_empty() {
        // A noun for things before its name: بحيرة فيكتوريا.
        let head = own(head.construct());
        return join([&head, &follows, &adjectives(true), &relation]);
    }
    // What owns the head, from the nearest on.
    let owners: Vec<&Part> = nouns
        .into_iter()
        .filter(|n| n.role == Role::Noun)
        .rev()
        .collect();
    let person = head.gender == Gender::Masculine && !head.feminine.is_empty();
    let chain = !owners.is_empty() || head.structure == Structure::Idafa;
    let definite = match setting.definite {
        Definite::Yes => true,
        Definite::No => false,
        Definite::Unsaid => chain && !person,
    };
    if !named.is_empty() && !construct {
        let compound = head.text.contains(' ');
        if !owners.is_empty() {
            let owners = owned(&owners, true);
            return join([
                &own(head.construct()),
                &owners,
                &adjectives(true),
                &relation,
            ]);
        }
        if !compound {
            return join([&own(head.construct()), &named, &adjectives(true)]);
        }
        if head.gender == Gender::People && head.structure == Structure::Idafa {
            // Those who hold an office: وزراء خارجية الاتحاد الأوروبي.
            return join([&own(head.construct()), &named, &adjectives(true)]);
        }
        if before[0].role == Role::Name {
            // A construct takes no second owner: طائرة ركاب تابعة للخطوط الجوية الأذربيجانية.
            let belonging = match head.gender {
                Gender::Masculine => "تابع",
                Gender::Feminine => "تابعة",
                Gender::People => "تابعون",
            };
            return join([&own(&head.text), &adjectives(false), belonging, &relation]);
        }
        let text = definite_noun(head, &own(&head.text));
        return join([&text, &adjectives(true), &relation]);
    }
    if !owners.is_empty() {
        if !can_own(head) {
            let text = if definite {
                definite_noun(head, &own(&head.text))
            } else {
                own(&head.text)
            };
            let owners = owned(&owners, definite);
            return join([&text, &adjectives(definite), &super::attach("ل", &owners)]);
        }
        let owners = owned(&owners, definite && !construct);
        let adjectives = if construct {
            String::new()
        } else {
            adjectives(definite)
        };
        return join([&own(head.construct()), &owners, &adjectives]);
    }
    if construct {
        return own(head.construct());
    }
    let ordinal = parts
        .iter()
        .any(|part| part.structure == Structure::Ordinal);
    let definite = definite || ordinal;
    let text = if definite {
        definite_noun(head, &own(&head.text))
    } else {
        own(&head.text)
    };
    join([&text, &adjectives(definite)])
}

/// Nouns that own what stands before them, from the nearest on; only the last one takes the article.
fn owned(owners: &[&Part], definite: bool) -> String {
    let mut texts: Vec<String> = Vec::new();
    let mut second: Option<&Part> = None;
    let article = |part: &Part| {
        if definite {
            definite_noun(part, &cased_owner(part))
        } else {
            cased_owner(part)
        }
    };
    for (place, owner) in owners.iter().enumerate() {
        if owner.joined {
            second = Some(owner);
            continue;
        }
        let last = place + 1 == owners.len();
        texts.push(match second.take() {
            Some(second) => format!("{} و{}", article(owner), article(second)),
            None if last => article(owner),
            None => noun_cased(owner, owner.construct(), true),
        });
    }
    texts.join(" ")
}

fn cased_owner(owner: &Part) -> String {
    noun_cased(owner, &owner.text, true)
}

/// A title, or a noun for people before a name: الرئيس الروسي فلاديمير بوتين, الحليفة تركيا.
fn titled(
    head: &Part,
    nouns: &[&Part],
    adjectives: &[&Part],
    before: &[&Part],
    after: &[&Part],
    construct: bool,
) -> String {
    let follows = names_text(after);
    let things: Vec<&Part> = nouns
        .iter()
        .rev()
        .filter(|n| n.role == Role::Noun)
        .copied()
        .collect();
    let owner = if before.is_empty() {
        owned(&things, true)
    } else {
        names_text(before)
    };
    let gender = after.first().map_or(Gender::Masculine, |part| part.gender);
    let mut titles: Vec<String> = nouns
        .iter()
        .filter(|part| part.role == Role::Title)
        .map(|title| title.agreeing(gender).to_owned())
        .collect();
    let person = after.iter().any(|part| part.role == Role::Person);
    if head.role == Role::Title && after.iter().any(|part| part.role == Role::Place) && !person {
        // The office of a country and not the title of a person.
        return join([head.construct(), &follows]);
    }
    let bare = head.role == Role::Title && (construct || !owner.is_empty());
    titles.push(match head.role {
        // المتحدث باسم الكرملين
        _ if bare && head.construct.ends_with(" باسم") => {
            let feminine = gender == Gender::Feminine && !head.construct.contains('ة');
            let speaker = head.construct.trim_end_matches(" باسم");
            let ending = if feminine { "ة" } else { "" };
            format!("ال{speaker}{ending} باسم")
        }
        // An adjective keeps the owner from standing directly behind: الرئيس التنفيذي لتسلا.
        _ if bare && head.construct.is_empty() && head.text.contains(' ') => {
            let title = head.agreeing(gender);
            let adjectives = agreeing(adjectives, gender, true, false);
            let owner = super::attach("ل", &owner);
            return join([
                titles.join(" ").as_str(),
                title,
                &adjectives,
                &owner,
                &follows,
            ]);
        }
        _ if bare => head.construct().to_owned(),
        Role::Title => head.agreeing(gender).to_owned(),
        _ => with_article(head.agreeing(gender), head.structure),
    });
    let title = titles.join(" ");
    let adjectives = if construct {
        String::new()
    } else {
        agreeing(adjectives, gender, true, false)
    };
    join([title.as_str(), &owner, &adjectives, &follows])
}

/// What stands before its noun, which is then indefinite: أكبر شركة في أوروبا.
fn before_noun(parts: &[Part], at: usize, setting: Setting, construct: bool) -> String {
    let text = &parts[at].text;
    let mut rest: Vec<Part> = parts.to_vec();
    rest.remove(at);
    for title in rest.iter_mut().filter(|part| part.role == Role::Title) {
        title.role = Role::Noun;
        title.text = title.construct().to_owned();
    }
    let head = rest.iter().rfind(|part| is_noun(part));
    let several = head.is_some_and(|head| head.gender == Gender::People);
    let of_one = matches!(text.as_str(), "نفس" | "ما يسمى");
    let place = match rest.first() {
        Some(first) if first.role == Role::Place => format!("في {}", rest.remove(0).text),
        _ => String::new(),
    };
    let definite = if of_one || several {
        Definite::Yes
    } else {
        Definite::No
    };
    let setting = setting.definite(definite).oblique();
    let rest = noun_phrase(&rest, setting, construct);
    join([text, &rest, &place])
}

/// A number and what is counted.
fn counted(parts: &[Part], at: usize, head: usize, setting: Setting) -> String {
    let number = &parts[at];
    let mut rest: Vec<Part> = parts.to_vec();
    rest.remove(at);
    let head = &parts[head];
    let adjectives = rest.iter().any(|part| part.role == Role::Adjective);
    let of = |number: &str, definite| {
        let rest = noun_phrase(&rest, setting.definite(definite).oblique(), false);
        join([number, &rest])
    };
    let (singular, gender) = head.singular.unwrap_or(("", head.gender));
    let text = number.agreeing(if gender == Gender::Feminine {
        Gender::Feminine
    } else {
        Gender::Masculine
    });
    let single = !singular.is_empty() && !singular.contains(' ') && !adjectives;
    // From eleven on what is counted is one, in the accusative.
    let accusative = |word: &str| {
        if word.ends_with(['ة', 'ا', 'ى', 'ء']) {
            word.to_owned()
        } else {
            format!("{word}ا")
        }
    };
    match number.structure {
        Structure::Dual if single => {
            let ending = if setting.oblique { "ين" } else { "ان" };
            match singular.strip_suffix('ة') {
                Some(stem) => format!("{stem}ت{ending}"),
                None => format!("{singular}{ending}"),
            }
        }
        Structure::Dual => of(&format!("{text} من"), Definite::Yes),
        Structure::Tens if single => join([&cased(text, setting.oblique), &accusative(singular)]),
        Structure::Cardinal if text.contains(' ') && single => join([text, &accusative(singular)]),
        Structure::Cardinal if !text.contains(' ') => of(text, Definite::No),
        _ => of(&format!("{text} من"), Definite::Yes),
    }
}

/// Names, numbers and what else keeps its place; an adjective before a name follows it.
fn names(parts: &[Part], setting: Setting) -> String {
    let mut texts: Vec<String> = Vec::new();
    let mut waiting: Vec<&Part> = Vec::new();
    for part in parts {
        if is_adjective_part(part) {
            waiting.push(part);
            continue;
        }
        texts.push(part.text.clone());
        if !waiting.is_empty() {
            texts.push(agreeing(&waiting, part.gender, true, setting.oblique));
            waiting.clear();
        }
    }
    if !waiting.is_empty() {
        let definite = setting.definite == Definite::Yes;
        texts.push(agreeing(
            &waiting,
            Gender::Masculine,
            definite,
            setting.oblique,
        ));
    }
    texts.join(" ")
}

fn names_text(parts: &[&Part]) -> String {
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    texts.join(" ")
}

fn article(word: &str) -> String {
    if has_article(word) || word.is_empty() {
        word.to_owned()
    } else {
        format!("ال{word}")
    }
}

/// Whether a word begins with the article; a few words begin with its letters.
fn has_article(word: &str) -> bool {
    const OWN: [&str; 6] = ["التزام", "التزامات", "التهاب", "التماس", "التفاف", "ألبوم"];
    word.starts_with("ال") && !OWN.contains(&word)
}

/// A noun or fixed phrase with the article, where its structure wants it.
fn with_article(text: &str, structure: Structure) -> String {
    let Some((first, rest)) = text.split_once(' ') else {
        return match structure {
            Structure::Fixed | Structure::Definite => text.to_owned(),
            _ => article(text),
        };
    };
    match structure {
        Structure::Definite | Structure::Fixed => text.to_owned(),
        Structure::Complement => format!("{} {rest}", article(first)),
        Structure::Idafa => match rest.rsplit_once(' ') {
            Some((middle, last)) => format!("{first} {middle} {}", article(last)),
            None => format!("{first} {}", article(rest)),
        },
        Structure::IdafaAdjective => format!("{first} {}", every_article(rest)),
        Structure::Adjective => every_article(text),
        _ => {
            // Behind a preposition nothing is part of the construct.
            let second = rest.split(' ').next().unwrap_or(rest);
            if rest.contains("ال") {
                return text.to_owned();
            }
            if is_adjective(second) {
                return format!("{} {}", article(first), with_article(rest, structure));
            }
            if lists::is_function(second) {
                return format!("{} {rest}", article(first));
            }
            format!("{first} {}", with_article(rest, structure))
        }
    }
}

/// A noun with the article; one that has lost its last letter has it again then: ناد, النادي.
fn definite_noun(noun: &Part, text: &str) -> String {
    if noun.construct.strip_suffix('ي') == Some(text) {
        return with_article(noun.construct, noun.structure);
    }
    with_article(text, noun.structure)
}

/// Every word with the article, up to a preposition.
fn every_article(text: &str) -> String {
    let mut out = Vec::new();
    let mut words = text.split(' ');
    for word in words.by_ref() {
        if PREPOSITIONS.contains(&word) || is_joined_preposition(word) {
            out.push(word.to_owned());
            break;
        }
        out.push(article(word));
    }
    out.extend(words.map(str::to_owned));
    out.join(" ")
}

/// Whether a word behind another begins with a preposition that is joined to it.
fn is_joined_preposition(word: &str) -> bool {
    word.starts_with("لل") || word.starts_with("بال")
}

/// An adjective, which may have a complement, with the article.
fn adjective_with_article(text: &str) -> String {
    match text.split_once(' ') {
        Some((first @ ("غير" | "شبه"), rest)) => format!("{first} {}", article(rest)),
        _ => every_article(text),
    }
}

/// What an Arabic word behind a phrase says of its definiteness: an adjective takes the article with its noun.
pub(super) fn definite_before(word: &str) -> Option<Definite> {
    let bare = word.strip_prefix("ال");
    let classes = lists::classes(bare.unwrap_or(word));
    let adjective = classes.get(Classes::ADJECTIVE) > 0 && classes.get(Classes::ADJECTIVE_ONLY) > 0;
    adjective.then_some(match bare {
        Some(_) => Definite::Yes,
        None => Definite::No,
    })
}

/// Prepositions, and what like them stands before a noun that it governs.
const PREPOSITIONS: [&str; 22] = [
    "أمام", "إلى", "بعد", "بشأن", "بين", "تجاه", "حول", "خلال", "دون", "ضد", "عبر", "عن", "عند",
    "على", "في", "قبل", "لدى", "مع", "من", "نحو", "وراء", "ذات",
];

/// Whether an Arabic word governs what stands behind it: a preposition does.
pub(super) fn governs(word: &str) -> bool {
    let bare = word.strip_prefix('و').unwrap_or(word);
    PREPOSITIONS.contains(&word) || PREPOSITIONS.contains(&bare)
}

/// Stems that a desk spells in one of two ways.
pub(super) const HABITS: &[[&str; 2]] = &[
    ["أميرك", "أمريك"],
    ["إنجليز", "إنكليز"],
    ["إنجلترا", "إنكلترا"],
    ["الفدرالي", "الفيدرالي"],
    ["مسؤول", "مسئول"],
    ["استراتيجي", "إستراتيجي"],
];

fn is_adjective(word: &str) -> bool {
    lists::classes(word).get(Classes::ADJECTIVE) > 0
        || (word.ends_with("ية") || word.ends_with('ي')) && word.chars().count() >= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noun(text: &str, construct: &'static str, gender: Gender) -> Part {
        Part {
            construct,
            gender,
            ..Part::plain(Role::Noun, text)
        }
    }

    fn adjective(text: &str, feminine: &'static str) -> Part {
        Part {
            feminine: feminine.to_owned(),
            ..Part::plain(Role::Adjective, text)
        }
    }

    fn title(text: &str, feminine: &'static str, construct: &'static str) -> Part {
        Part {
            feminine: feminine.to_owned(),
            construct,
            ..Part::plain(Role::Title, text)
        }
    }

    #[test]
    fn phrases_stand_in_the_order_of_arabic() {
        use Gender::{Feminine, Masculine};
        let name = |role, text: &str| Part::plain(role, text);
        let of = || Part::plain(Role::Of, "");
        let turkey = Part {
            gender: Feminine,
            ..Part::plain(Role::Place, "تركيا")
        };
        let ally = Part {
            feminine: "حليفة".to_owned(),
            ..noun("حليف", "حليف", Masculine)
        };
        for (parts, definite, expected) in [
            (
                vec![
                    title("الرئيس", "الرئيسة", "رئيس"),
                    name(Role::Person, "إلهام"),
                    name(Role::Person, "علييف"),
                ],
                Definite::No,
                "الرئيس إلهام علييف",
            ),
            (
                vec![
                    adjective("روسي", "روسية"),
                    title("الرئيس", "الرئيسة", "رئيس"),
                    name(Role::Person, "بوتين"),
                ],
                Definite::No,
                "الرئيس الروسي بوتين",
            ),
            (vec![ally, turkey], Definite::No, "الحليفة تركيا"),
            (
                vec![
                    name(Role::Name, "الخطوط الجوية الأذربيجانية"),
                    noun("طائرة ركاب", "طائرة ركاب", Feminine),
                ],
                Definite::No,
                "طائرة ركاب تابعة للخطوط الجوية الأذربيجانية",
            ),
            (
                vec![
                    title("الوزير", "الوزيرة", "وزير"),
                    of(),
                    noun("شؤون خارجية", "", Feminine),
                ],
                Definite::Yes,
                "وزير الشؤون الخارجية",
            ),
            (
                vec![
                    adjective("اتحادي", "اتحادية"),
                    noun("نقل جوي", "", Masculine),
                    noun("وكالة", "", Feminine),
                ],
                Definite::Yes,
                "وكالة النقل الجوي الاتحادية",
            ),
            (
                vec![name(Role::Place, "باكو"), noun("مطار", "", Masculine)],
                Definite::Yes,
                "مطار باكو",
            ),
            (
                vec![
                    noun("أجراس", "", Feminine),
                    of(),
                    name(Role::Name, "كورونادو"),
                ],
                Definite::Yes,
                "أجراس كورونادو",
            ),
            (
                vec![adjective("كبير", "كبيرة"), noun("طائرة ركاب", "", Feminine)],
                Definite::Yes,
                "طائرة الركاب الكبيرة",
            ),
            (
                vec![
                    name(Role::Person, "هوك تان"),
                    Part {
                        structure: Structure::Fixed,
                        ..Part::plain(Role::Suffix, "بقيادة")
                    },
                    name(Role::Name, "برودكوم"),
                ],
                Definite::No,
                "برودكوم بقيادة هوك تان",
            ),
            (
                vec![
                    Part {
                        feminine: "مناهضة ل".to_owned(),
                        ..Part::plain(Role::Prefix, "مناهض ل")
                    },
                    noun("حكومة", "", Feminine),
                    noun("احتجاجات", "", Feminine),
                ],
                Definite::No,
                "احتجاجات مناهضة للحكومة",
            ),
            (
                vec![
                    adjective("أوكراني", "أوكرانية"),
                    noun("جنود", "", Gender::People),
                ],
                Definite::No,
                "جنود أوكرانيون",
            ),
            (
                vec![
                    Part {
                        structure: Structure::Dual,
                        ..Part::plain(Role::Number, "اثنان")
                    },
                    Part {
                        singular: Some(("جندي", Masculine)),
                        ..noun("جنود", "", Gender::People)
                    },
                ],
                Definite::No,
                "جنديان",
            ),
            (
                vec![
                    name(Role::Place, "ألمانيا"),
                    Part {
                        structure: Structure::Before,
                        ..adjective("أكبر", "كبرى")
                    },
                    noun("بنك", "", Masculine),
                ],
                Definite::Yes,
                "أكبر بنك في ألمانيا",
            ),
            (
                vec![
                    adjective("استراتيجي", "استراتيجية"),
                    Part::plain(Role::And, "و"),
                    adjective("دولي", "دولية"),
                    noun("دراسات", "", Feminine),
                ],
                Definite::Yes,
                "الدراسات الاستراتيجية والدولية",
            ),
            (
                vec![
                    name(Role::Name, "تسلا"),
                    title("الرئيس التنفيذي", "", ""),
                    name(Role::Person, "ماسك"),
                ],
                Definite::Yes,
                "الرئيس التنفيذي لتسلا ماسك",
            ),
            (
                vec![
                    adjective("سابق", "سابقة"),
                    adjective("روسي", "روسية"),
                    title("الرئيس", "الرئيسة", "رئيس"),
                ],
                Definite::No,
                "الرئيس الروسي السابق",
            ),
            (
                vec![noun("ناد", "نادي", Masculine)],
                Definite::Yes,
                "النادي",
            ),
        ] {
            let setting = Setting {
                definite,
                oblique: false,
            };
            assert_eq!(phrase(&parts, setting), expected);
        }
    }
}
