//! Slips of the fingers on an Arabic keyboard.

/// The rows of the keyboard, from its left to its right.
const ROWS: [&str; 3] = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر#ىةوزظ"];

/// Letters that are told apart by their dots alone.
const DOTS: [&str; 9] = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];

/// Fewest letters of a name that is recognised in spite of a slip.
const SHORTEST: usize = 6;

/// Whether a form is a name with one slip in it, after its first letter: two letters swapped, a letter lost or
/// doubled inside, or one in the place of another that it looks like or lies beside.
#[must_use]
pub(super) fn mistyped(slip: &str, name: &str) -> bool {
    let (slip, name): (Vec<char>, Vec<char>) = (slip.chars().collect(), name.chars().collect());
    if name.len() < SHORTEST || slip.first() != name.first() {
        return false;
    }
    let alike = slip.iter().zip(&name).take_while(|(a, b)| a == b).count();
    let (a, b) = (&slip[alike..], &name[alike..]);
    match (a, b) {
        ([x, rest @ ..], [y, others @ ..]) if rest == others => near(*x, *y),
        ([x, y, rest @ ..], [v, w, others @ ..]) if rest == others => (x, y) == (w, v),
        // A letter that the name has not, or one that is lost; at its end it may be an ending.
        ([x, rest @ ..], _) if rest == b && !b.is_empty() => Some(x) == slip.get(alike - 1),
        (_, [_, others @ ..]) if others == a && !a.is_empty() => true,
        _ => false,
    }
}

/// Whether two letters look alike or lie side by side.
fn near(a: char, b: char) -> bool {
    let beside = |row: &&str| {
        let at = |letter| row.chars().position(|c| c == letter);
        matches!((at(a), at(b)), (Some(a), Some(b)) if a.abs_diff(b) == 1)
    };
    ROWS.iter().any(beside) || DOTS.iter().any(|dots| dots.contains(a) && dots.contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_names() {
        for (slip, name) in [
            ("تنزانبا", "تنزانيا"),
            ("سيبمسون", "سيمبسون"),
            ("بيرمغنهام", "بيرمنغهام"),
            ("كاليفورينا", "كاليفورنيا"),
            ("واشطن", "واشنطن"),
            ("باريييس", "بارييس"),
        ] {
            assert!(mistyped(slip, name), "{slip} {name}");
        }
        for (other, name) in [
            ("ألمانيا", "ألبانيا"),
            ("هندوراس", "هندوس"),
            ("رومانيا", "ألمانيا"),
            ("سلفانيا", "سلوفينيا"),
            ("برازيلي", "برازيل"),
        ] {
            assert!(!mistyped(other, name), "{other} {name}");
        }
    }
}
