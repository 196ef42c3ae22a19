//! The sentences of messages, in the language of the reader.

use crate::finding::{Argument, Message, Template};
use crate::text::lines::LineIndex;
use crate::text::span::Span;
use std::fmt::Write;

/// The language that messages are told in. Ids and column names stay English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageLanguage {
    /// English.
    #[default]
    English,
    /// Arabic.
    Arabic,
}

/// Lines or forms beyond this number are counted and not listed.
const LISTED: usize = 12;

impl MessageLanguage {
    /// A phrase in this language.
    pub(super) fn pick(self, template: Template) -> &'static str {
        match self {
            MessageLanguage::English => template.en,
            MessageLanguage::Arabic => template.ar,
        }
    }

    /// The sentence of a message; `lines` tells the lines of its places.
    pub(super) fn tell(self, message: &Message, lines: &LineIndex<'_>) -> String {
        /// Bytes that a sentence has room for; few are longer.
        const ROOM: usize = 160;
        let mut text = String::with_capacity(ROOM);
        self.add(&mut text, message, lines);
        text
    }

    /// Adds the sentence of a message to a text.
    fn add(self, text: &mut String, message: &Message, lines: &LineIndex<'_>) {
        let mut rest = self.pick(message.template);
        while let Some(open) = rest.find('{') {
            let (before, place) = rest.split_at(open);
            text.push_str(before);
            let number = place
                .as_bytes()
                .get(1)
                .map_or(0, |b| usize::from(b.wrapping_sub(b'0')));
            if let Some(argument) = message.arguments.get(number) {
                self.argument(text, argument, lines);
            }
            rest = place.get(3..).unwrap_or_default();
        }
        text.push_str(rest);
        if let Some(more) = &message.more {
            text.push_str(self.pick(Template {
                en: "; ", ar: "؛ "
            }));
            self.add(text, more, lines);
        }
    }

    fn argument(self, out: &mut String, argument: &Argument, lines: &LineIndex<'_>) {
        match argument {
            Argument::Text(text) => out.push_str(text),
            Argument::Number(number) => write!(out, "{number}").unwrap_or_default(),
            Argument::Phrase(template) => out.push_str(self.pick(*template)),
            Argument::Lines(places) => self.lines(out, places, lines),
            Argument::Forms(forms) => {
                for (i, (form, places)) in forms.iter().enumerate() {
                    if i > 0 {
                        out.push_str(self.pick(Template {
                            en: ", ", ar: "، "
                        }));
                    }
                    write!(out, "«{form}» ×{} (", places.len()).unwrap_or_default();
                    self.lines(out, places, lines);
                    out.push(')');
                }
            }
        }
    }

    /// The lines of places, which come in order.
    fn lines(self, out: &mut String, places: &[Span], lines: &LineIndex<'_>) {
        let mut numbers: Vec<usize> = Vec::with_capacity(LISTED + 1);
        for place in places {
            let line = lines.line(place.start);
            if numbers.last() != Some(&line) {
                numbers.push(line);
            }
            if numbers.len() > LISTED {
                break;
            }
        }
        out.push_str(match numbers.len() {
            1 => self.pick(Template {
                en: "line ",
                ar: "السطر ",
            }),
            _ => self.pick(Template {
                en: "lines ",
                ar: "الأسطر ",
            }),
        });
        let comma = self.pick(Template {
            en: ", ", ar: "، "
        });
        for (i, number) in numbers.iter().take(LISTED).enumerate() {
            let comma = if i > 0 { comma } else { "" };
            write!(out, "{comma}{number}").unwrap_or_default();
        }
        if numbers.len() > LISTED {
            write!(out, "{comma}…").unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_become_lines() {
        let source = "a\nb\nc\n";
        let lines = LineIndex::new(source);
        let template = Template {
            en: "{0}: {1}",
            ar: "{1}، {0}",
        };
        let forms = [
            ("x".to_owned(), [Span::new(0, 1), Span::new(4, 5)].into()),
            ("y".to_owned(), [Span::new(2, 3)].into()),
        ];
        let message = Message::new(
            template,
            [
                Argument::Text("forms".to_owned()),
                Argument::Forms(forms.into()),
            ],
        );
        assert_eq!(
            MessageLanguage::English.tell(&message, &lines),
            "forms: «x» ×2 (lines 1, 3), «y» ×1 (line 2)"
        );
        assert_eq!(
            MessageLanguage::Arabic.tell(&message, &lines),
            "«x» ×2 (الأسطر 1، 3)، «y» ×1 (السطر 2)، forms"
        );
    }
}
