//! How Arabic puts together what an English phrase says.
//!
//! English sets what describes before what is described, Arabic after it: `Azerbaijan Airlines passenger jet` is
//! a jet of passengers of the airlines. A noun owns the next one in the construct state, adjectives follow and
//! agree, and only the last term of a construct carries the article.

use super::lists;
use crate::language::classes::Classes;
use crate::language::rendering::{Definite, Gender, Part, Role};

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
        _ => None,
    }
}

/// Puts the parts of an English phrase together.
pub(super) fn phrase(parts: &[Part], definite: Definite) -> String {
    let (parts, definite) = match parts {
        [first, rest @ ..] if first.role == Role::Article && !rest.is_empty() => {
            (rest, Definite::Yes)
        }
        all => (all, definite),
    };
    if let Some(at) = parts.iter().position(|part| part.role == Role::Suffix) {
        return suffixed(&parts[..at], &parts[at], &parts[at + 1..], definite);
    }
    let is_link = |part: &Part| matches!(part.role, Role::Of | Role::And | Role::Word);
    let Some(at) = parts.iter().position(is_link) else {
        return noun_phrase(parts, definite, false);
    };
    let (left, link, right) = (&parts[..at], &parts[at], &parts[at + 1..]);
    match link.role {
        // Whose it is stands directly behind: وزير الشؤون الخارجية.
        Role::Of if !left.is_empty() && !right.is_empty() => {
            let right = phrase(right, definite);
            let adjectives = trailing_adjectives(left, definite);
            let left = noun_phrase(left, definite, true);
            join([left.as_str(), &right, &adjectives])
        }
        Role::And if !left.is_empty() && !right.is_empty() => {
            let left = noun_phrase(left, definite, false);
            format!("{left} و{}", phrase(right, definite))
        }
        _ => {
            let left = noun_phrase(left, definite, false);
            let right = phrase(right, Definite::No);
            // ل and ب are written together with the word behind them.
            if matches!(link.text.as_str(), "ل" | "ب" | "ك") {
                let joined = super::attach(&link.text, &right);
                return join([left.as_str(), &joined, ""]);
            }
            join([left.as_str(), &link.text, &right])
        }
    }
}

/// `Hock Tan-led Broadcom`: what stands behind comes first.
fn suffixed(by: &[Part], suffix: &Part, what: &[Part], definite: Definite) -> String {
    let what = phrase(what, definite);
    let by = phrase(by, Definite::Yes);
    join([what.as_str(), &suffix.text, &by])
}

fn join<const N: usize>(texts: [&str; N]) -> String {
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

/// The adjectives of a phrase that stands in the construct state: they follow what owns it.
fn trailing_adjectives(parts: &[Part], definite: Definite) -> String {
    let Some(head) = parts.iter().rfind(|part| is_noun(part)) else {
        return String::new();
    };
    let adjectives: Vec<String> = parts
        .iter()
        .filter(|part| part.role == Role::Adjective)
        .map(|adjective| with_article(adjective.agreeing(head.gender), definite))
        .collect();
    adjectives.join(" ")
}

fn is_noun(part: &Part) -> bool {
    matches!(part.role, Role::Noun | Role::Title)
}

fn is_name(part: &Part) -> bool {
    matches!(part.role, Role::Person | Role::Place | Role::Name)
}

/// A phrase around one noun; `construct` when what owns it follows, so that neither article nor adjectives stand
/// between.
fn noun_phrase(parts: &[Part], definite: Definite, construct: bool) -> String {
    let Some(head) = parts.iter().rposition(is_noun) else {
        return names(parts, definite);
    };
    let after: Vec<&Part> = parts[head + 1..].iter().filter(|p| is_name(p)).collect();
    let before: Vec<&Part> = parts[..head].iter().filter(|p| is_name(p)).collect();
    let mut nouns: Vec<&Part> = parts[..head].iter().filter(|p| is_noun(p)).collect();
    let adjectives: Vec<&Part> = parts
        .iter()
        .filter(|part| part.role == Role::Adjective)
        .collect();
    let head = &parts[head];
    let follows = names_text(&after);
    let person = after.iter().any(|part| part.role == Role::Person);
    let feminine_name = after
        .first()
        .is_some_and(|part| part.gender == Gender::Feminine);
    if head.role == Role::Title || !follows.is_empty() && !head.feminine.is_empty() {
        // A title, or a noun for people before a name: الرئيس الروسي فلاديمير بوتين, الحليفة تركيا.
        let gender = if feminine_name {
            Gender::Feminine
        } else {
            Gender::Masculine
        };
        let owner = names_text(&before);
        let mut titles: Vec<String> = nouns
            .iter()
            .filter(|part| part.role == Role::Title)
            .map(|title| title.agreeing(gender).to_owned())
            .collect();
        let bare = head.role == Role::Title && (construct || !owner.is_empty());
        titles.push(match head.role {
            _ if bare => head.construct().to_owned(),
            Role::Title => head.agreeing(gender).to_owned(),
            _ => with_article(head.agreeing(gender), Definite::Yes),
        });
        if head.role == Role::Title && after.iter().any(|part| part.role == Role::Place) && !person
        {
            // The office of a country and not the title of a person.
            return join([head.construct(), &follows, ""]);
        }
        let title = titles.join(" ");
        let adjectives = if construct {
            String::new()
        } else {
            let agreeing: Vec<String> = adjectives
                .iter()
                .map(|a| with_article(a.agreeing(gender), Definite::Yes))
                .collect();
            agreeing.join(" ")
        };
        return join([title.as_str(), &owner, &adjectives, &follows]);
    }
    nouns.retain(|part| part.role == Role::Noun);
    // What owns the head, from the nearest on: nouns, then names.
    let mut owners: Vec<String> = Vec::new();
    for noun in nouns.iter().rev() {
        owners.push(noun.text.clone());
    }
    let named = names_text(&before);
    let compound = head.text.contains(' ');
    let agreeing = |definite| {
        let all: Vec<String> = adjectives
            .iter()
            .map(|a| with_article(a.agreeing(head.gender), definite))
            .collect();
        all.join(" ")
    };
    if !follows.is_empty() {
        // A noun for things before its name: بحيرة فيكتوريا.
        return join([head.construct(), &follows, &agreeing(Definite::Yes)]);
    }
    if !named.is_empty() {
        if compound {
            // A construct takes no second owner: طائرة ركاب تابعة للخطوط الجوية الأذربيجانية.
            let belonging = match head.gender {
                Gender::Masculine => "تابع",
                Gender::Feminine => "تابعة",
            };
            let owner = super::attach("ل", &named);
            return join([
                head.text.as_str(),
                &agreeing(Definite::No),
                belonging,
                &owner,
            ]);
        }
        let owners = owners.join(" ");
        return join([head.construct(), &owners, &named, &agreeing(Definite::Yes)]);
    }
    if let Some(last) = owners.last_mut() {
        if !construct {
            *last = with_article(last, definite);
        }
        let owners = owners.join(" ");
        let adjectives = if construct {
            String::new()
        } else {
            agreeing(definite)
        };
        return join([head.construct(), &owners, &adjectives]);
    }
    if construct {
        return head.construct().to_owned();
    }
    let head = with_article(&head.text, definite);
    join([head.as_str(), &agreeing(definite)])
}

/// Names, numbers and what else keeps its place; an adjective before a name follows it.
fn names(parts: &[Part], definite: Definite) -> String {
    let mut texts: Vec<String> = Vec::new();
    let mut waiting: Vec<&Part> = Vec::new();
    for part in parts {
        if part.role == Role::Adjective {
            waiting.push(part);
            continue;
        }
        texts.push(part.text.clone());
        for adjective in waiting.drain(..) {
            texts.push(with_article(adjective.agreeing(part.gender), Definite::Yes));
        }
    }
    texts.extend(
        waiting
            .into_iter()
            .map(|adjective| with_article(&adjective.text, definite)),
    );
    texts.join(" ")
}

fn names_text(parts: &[&Part]) -> String {
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    texts.join(" ")
}

/// A form with the article: before the last term of a construct, before each of a noun and its adjective.
fn with_article(text: &str, definite: Definite) -> String {
    let article = |word: &str| {
        if word.starts_with("ال") {
            word.to_owned()
        } else {
            format!("ال{word}")
        }
    };
    if definite == Definite::No {
        return text.to_owned();
    }
    let Some((first, rest)) = text.split_once(' ') else {
        return article(text);
    };
    // Behind a preposition nothing is part of the construct.
    let second = rest.split(' ').next().unwrap_or(rest);
    if rest.contains("ال") {
        return text.to_owned();
    }
    if is_adjective(second) {
        return format!("{} {}", article(first), with_article(rest, definite));
    }
    if lists::is_function(second) {
        return format!("{} {rest}", article(first));
    }
    format!("{first} {}", with_article(rest, definite))
}

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
            feminine,
            ..Part::plain(Role::Adjective, text)
        }
    }

    fn title(text: &str, feminine: &'static str, construct: &'static str) -> Part {
        Part {
            feminine,
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
            feminine: "حليفة",
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
                    Part::plain(Role::Suffix, "بقيادة"),
                    name(Role::Name, "برودكوم"),
                ],
                Definite::No,
                "برودكوم بقيادة هوك تان",
            ),
        ] {
            assert_eq!(phrase(&parts, definite), expected);
        }
    }
}
