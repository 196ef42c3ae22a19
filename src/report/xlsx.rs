//! The review list as a workbook: what most editors would rather open than a CSV file.
//!
//! The first sheet is the list, from right to left: the header stays in view, every column can be filtered, the
//! decision is picked from a list, the flagged text stands out in its context, and the rows of one name stand
//! next to each other, in alternating shades. Cells are text cells, so nothing needs a guard. What no editor
//! needs is folded away at the end. The second sheet counts by rule and severity and tells how to fill the list
//! in. Headers are in the language of the messages; [`words::column`] finds the columns again.

use super::row::{self, COLUMNS, Cell, Row};
use super::words::{self, DECISIONS};
use super::{MessageLanguage, Whole};
use crate::finding::{Severity, Template};
use crate::text::script::Class;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, FormatUnderline, Workbook, Worksheet, XlsxError,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use unicode_normalization::char::is_combining_mark;

/// The list as a workbook.
#[derive(Clone, Copy, Debug, Default)]
pub struct Xlsx {
    /// The language of the messages, of the headers and of the words for decisions.
    pub language: MessageLanguage,
}

/// Rows of a sheet, without the header; Excel has no more.
const SHEET_ROWS: usize = 1_048_575;

/// Widths of the columns, in digits.
const WIDTHS: [f64; COLUMNS.len()] = [
    13.0, 21.0, 21.0, 21.0, 54.0, 42.0, 19.0, 10.0, 20.0, 7.0, 8.0, 22.0, 11.0, 22.0, 19.0, 19.0,
    9.0, 9.0,
];

/// The first column that is folded away: no editor needs it.
const FOLDED: usize = 12;

/// How a column is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// For the editor to write in.
    Open,
    /// Words of the article: from right to left, wherever they begin.
    Article,
    /// A sentence in the language of the messages.
    Message,
    /// Ids and paths.
    Code,
    /// Numbers, and words of a small set.
    Short,
}

const KINDS: [Kind; COLUMNS.len()] = {
    use Kind::{Article, Code, Message, Open, Short};
    [
        Open, Article, Article, Open, Article, Message, Code, Short, Code, Short, Short, Open,
        Short, Code, Code, Code, Short, Short,
    ]
};

const DECISION: usize = 0;
const CONTEXT: usize = 4;
const SEVERITY: usize = 7;

impl Whole for Xlsx {
    fn language(&self) -> MessageLanguage {
        self.language
    }

    fn write(&self, rows: Vec<Row<'_>>) -> Result<Vec<u8>, String> {
        self.workbook(rows)
            .map_err(|error| format!("the workbook cannot be written: {error}"))
    }
}

const LIST: Template = Template {
    en: "review",
    ar: "المراجعة",
};
const SUMMARY: Template = Template {
    en: "summary",
    ar: "الملخص",
};

impl Xlsx {
    fn workbook(&self, mut rows: Vec<Row<'_>>) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // Same input, same bytes: no time of writing.
        let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(
            &DocProperties::new()
                .set_title("mtlint")
                .set_creation_datetime(&fixed),
        );
        let mut counts = Counts::default();
        let order = row::by_group(&rows);
        let sheets = order.len().div_ceil(SHEET_ROWS).max(1);
        let mut banded = false;
        let mut before: Option<Cow<'_, str>> = None;
        for number in 0..sheets {
            let part = &order[number * SHEET_ROWS..order.len().min((number + 1) * SHEET_ROWS)];
            // Rows go to a temporary file as they are written; only the strings that repeat are kept.
            let sheet = workbook.add_worksheet_with_low_memory()?;
            let name = self.language.pick(LIST);
            match number {
                0 => sheet.set_name(name)?,
                _ => sheet.set_name(format!("{name} {}", number + 1))?,
            };
            self.lay_out(sheet, part.len())?;
            let styles = Styles::new(self.language);
            for (line, &place) in (1..).zip(part) {
                let row = std::mem::take(&mut rows[place]);
                counts.add(&row);
                if before.as_ref().is_some_and(|group| *group != row.group) {
                    banded = !banded;
                }
                self.write_row(sheet, line, &row, &styles, banded)?;
                before = Some(row.group);
            }
        }
        self.write_summary(workbook.add_worksheet(), &counts)?;
        workbook.save_to_buffer()
    }

    /// What holds for the sheet as a whole.
    fn lay_out(&self, sheet: &mut Worksheet, rows: usize) -> Result<(), XlsxError> {
        let last = rows.max(1) as u32;
        let header = Format::new()
            .set_font_name(FONT)
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x1F_3A4D))
            .set_font_color(Color::White)
            .set_border_bottom(FormatBorder::Thin);
        let open = header
            .clone()
            .set_background_color(Color::RGB(0xFF_E699))
            .set_font_color(Color::Black);
        sheet.set_right_to_left(true);
        for (column, width) in (0..).zip(WIDTHS) {
            sheet.set_column_width(column, width)?;
        }
        sheet.group_columns_collapsed(FOLDED as u16, COLUMNS.len() as u16 - 1)?;
        sheet.set_freeze_panes(1, 2)?;
        sheet.autofilter(0, 0, last, COLUMNS.len() as u16 - 1)?;
        let decisions = DECISIONS.map(|decision| words::of_decision(decision, self.language));
        let validation = DataValidation::new()
            .allow_list_strings(&decisions)?
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_message(self.language.pick(NO_DECISION))?;
        sheet.add_data_validation(1, 0, last, 0, &validation)?;
        sheet.set_landscape().set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        sheet.set_row_height(0, 24)?;
        for (column, name) in words::headers(self.language).into_iter().enumerate() {
            let format = match KINDS[column] {
                Kind::Open => &open,
                _ => &header,
            };
            sheet.write_string_with_format(0, column as u16, name, format)?;
        }
        Ok(())
    }

    fn write_row(
        &self,
        sheet: &mut Worksheet,
        line: u32,
        row: &Row<'_>,
        styles: &Styles,
        banded: bool,
    ) -> Result<(), XlsxError> {
        let mut cells = row.cells();
        cells[DECISION] = Cell::Text(words::decision(&row.decision, self.language));
        let lines = cells.iter().zip(WIDTHS).take(FOLDED);
        let lines = lines.map(|(cell, width)| match cell {
            Cell::Text(text) => lines_of(text, width),
            Cell::Number(_) => 1,
        });
        sheet.set_row_height(line, height(lines.max().unwrap_or(1)))?;
        for (column, cell) in cells.into_iter().enumerate() {
            let place = column as u16;
            let format = &styles.cells[usize::from(banded)][column];
            let text = match cell {
                Cell::Number(number) => {
                    sheet.write_number_with_format(line, place, number as f64, format)?;
                    continue;
                }
                Cell::Text(text) => text,
            };
            let format = match (column, Severity::ALL.iter().position(|s| s.name() == text)) {
                (SEVERITY, Some(severity)) => &styles.severities[usize::from(banded)][severity],
                _ => format,
            };
            if column == CONTEXT {
                let (before, rest) = text.split_at(row.mark.start);
                let (marked, after) = rest.split_at(row.mark.len());
                let parts: Vec<(&Format, &str)> = [
                    (&styles.plain, before),
                    (&styles.marked, marked),
                    (&styles.plain, after),
                ]
                .into_iter()
                .filter(|(_, part)| !part.is_empty())
                .collect();
                match parts[..] {
                    [] => sheet.write_blank(line, place, format)?,
                    // A rich text has several parts.
                    [_] => sheet.write_string_with_format(line, place, text, format)?,
                    _ => sheet.write_rich_string_with_format(line, place, &parts, format)?,
                };
            } else if text.is_empty() {
                sheet.write_blank(line, place, format)?;
            } else {
                sheet.write_string_with_format(line, place, text, format)?;
            }
        }
        Ok(())
    }

    /// Counts, and how to fill the list in.
    fn write_summary(&self, sheet: &mut Worksheet, counts: &Counts) -> Result<(), XlsxError> {
        let pick = |template| self.language.pick(template);
        let base = Format::new()
            .set_font_name(FONT)
            .set_align(FormatAlign::Top)
            .set_reading_direction(direction(self.language));
        let strong = base.clone().set_bold();
        let head = strong
            .clone()
            .set_align(FormatAlign::Center)
            .set_background_color(Color::RGB(0x1F_3A4D))
            .set_font_color(Color::White);
        let code =
            base.clone()
                .set_reading_direction(LEFT_TO_RIGHT)
                .set_align(match self.language {
                    MessageLanguage::Arabic => FormatAlign::Right,
                    MessageLanguage::English => FormatAlign::Left,
                });
        let number = base.clone().set_align(FormatAlign::Center);
        let sum = strong.clone().set_align(FormatAlign::Center);
        let wrapped = base.clone().set_text_wrap();
        // No word of an article stands here, so the sheet is read as its language is.
        let right_to_left = self.language == MessageLanguage::Arabic;
        sheet
            .set_name(pick(SUMMARY))?
            .set_right_to_left(right_to_left);
        sheet.set_column_width(0, 34)?;
        for column in 1..=5 {
            sheet.set_column_width(column, 13)?;
        }
        let title = base.clone().set_bold().set_font_size(16);
        sheet.write_string_with_format(0, 0, pick(TITLE), &title)?;
        sheet.set_row_height(0, 24)?;

        let severities = Severity::ALL.into_iter().rev();
        sheet.write_string_with_format(2, 0, pick(RULE), &head)?;
        for (column, severity) in (1..).zip(severities.clone()) {
            let word = words::severity(severity.name(), self.language);
            sheet.write_string_with_format(2, column, word, &head)?;
        }
        sheet.write_string_with_format(2, 5, pick(ALL), &head)?;
        let mut line = 3;
        let mut sums = [0; Severity::ALL.len()];
        for (rule, numbers) in &counts.rules {
            sheet.write_string_with_format(line, 0, rule, &code)?;
            for (sum, number) in sums.iter_mut().zip(numbers) {
                *sum += number;
            }
            write_counts(sheet, line, numbers, &number)?;
            line += 1;
        }
        sheet.write_string_with_format(line, 0, pick(ALL), &strong)?;
        write_counts(sheet, line, &sums, &sum)?;
        line += 2;

        sheet.write_string_with_format(line, 0, pick(HOW), &title)?;
        sheet.set_row_height(line, 24)?;
        for step in STEPS {
            line += 1;
            let step = pick(*step);
            sheet.merge_range(line, 0, line, 5, step, &wrapped)?;
            sheet.set_row_height(line, height(lines_of(step, 34.0 + 5.0 * 13.0)) + 4.0)?;
        }
        line += 2;
        let version = concat!("mtlint ", env!("CARGO_PKG_VERSION"));
        sheet.write_string_with_format(line, 0, version, &code)?;
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(())
    }
}

fn write_counts(
    sheet: &mut Worksheet,
    line: u32,
    counts: &[usize; Severity::ALL.len()],
    format: &Format,
) -> Result<(), XlsxError> {
    let all = counts.iter().sum();
    for (column, count) in (1..).zip(counts.iter().rev().chain([&all])) {
        sheet.write_number_with_format(line, column, *count as f64, format)?;
    }
    Ok(())
}

/// Lines that a text takes in a column, at a guess: not every program fits the rows when it opens a workbook.
fn lines_of(text: &str, width: f64) -> usize {
    // Words leave room at the ends of lines, and the cell has margins.
    const FILLED: f64 = 0.92;
    let of = |c: char| match Class::of(c) {
        _ if is_combining_mark(c) => 0.0,
        Class::Letter(script) if script.is_right_to_left() => 0.85,
        _ => 1.0,
    };
    let digits: f64 = text.chars().map(of).sum();
    (digits / ((width - 1.0) * FILLED)).ceil() as usize
}

/// The height of a row with so many lines, in points; Excel has no higher one than 409.
fn height(lines: usize) -> f64 {
    (14.5 * lines.max(1) as f64 + 3.0).min(409.0)
}

/// Rows by rule and severity, the least severity first.
#[derive(Default)]
struct Counts {
    rules: BTreeMap<String, [usize; Severity::ALL.len()]>,
}

impl Counts {
    fn add(&mut self, row: &Row<'_>) {
        if !self.rules.contains_key(&*row.rule) {
            self.rules.insert(row.rule.to_string(), Default::default());
        }
        let severity = Severity::ALL.iter().position(|s| s.name() == row.severity);
        if let (Some(counts), Some(severity)) = (self.rules.get_mut(&*row.rule), severity) {
            counts[severity] += 1;
        }
    }
}

/// A font that has Arabic letters on every system.
const FONT: &str = "Arial";

/// Reading directions as the format has them.
const LEFT_TO_RIGHT: u8 = 1;
const RIGHT_TO_LEFT: u8 = 2;

fn direction(language: MessageLanguage) -> u8 {
    match language {
        MessageLanguage::English => LEFT_TO_RIGHT,
        MessageLanguage::Arabic => RIGHT_TO_LEFT,
    }
}

/// The formats of cells, made once: for each column and each shade.
struct Styles {
    cells: [Vec<Format>; 2],
    severities: [Vec<Format>; 2],
    plain: Format,
    marked: Format,
}

impl Styles {
    fn new(language: MessageLanguage) -> Styles {
        let cell = |column: usize, banded: bool| {
            let base = Format::new()
                .set_font_name(FONT)
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xD0_D7DE));
            let base = match KINDS[column] {
                Kind::Open => {
                    return base.set_background_color(Color::RGB(0xFF_F8E1));
                }
                Kind::Article => base
                    .set_reading_direction(RIGHT_TO_LEFT)
                    .set_align(FormatAlign::Right),
                Kind::Message => base.set_reading_direction(direction(language)),
                Kind::Code => base
                    .set_reading_direction(LEFT_TO_RIGHT)
                    .set_align(FormatAlign::Left),
                Kind::Short => base.set_align(FormatAlign::Center),
            };
            match banded {
                true => base.set_background_color(Color::RGB(0xEE_F3F7)),
                false => base,
            }
        };
        let cells =
            [false, true].map(|banded| (0..COLUMNS.len()).map(|c| cell(c, banded)).collect());
        let severities = [false, true].map(|banded| {
            Severity::ALL
                .iter()
                .map(|severity| {
                    let base = cell(SEVERITY, banded);
                    match severity {
                        Severity::Critical => base
                            .set_bold()
                            .set_font_color(Color::White)
                            .set_background_color(Color::RGB(0xB3_1D28)),
                        Severity::Major => base.set_bold().set_font_color(Color::RGB(0xB3_1D28)),
                        Severity::Minor => base.set_font_color(Color::RGB(0x8A_5A00)),
                        Severity::Neutral => base.set_font_color(Color::RGB(0x57_606A)),
                    }
                })
                .collect()
        });
        let plain = Format::new().set_font_name(FONT);
        let marked = plain
            .clone()
            .set_bold()
            .set_underline(FormatUnderline::Single)
            .set_font_color(Color::RGB(0xB3_1D28));
        Styles {
            cells,
            severities,
            plain,
            marked,
        }
    }
}

const NO_DECISION: Template = Template {
    en: "Pick one of the list, or leave the cell empty.",
    ar: "اختر من القائمة، أو اترك الخلية فارغة.",
};
const TITLE: Template = Template {
    en: "What was found",
    ar: "حصيلة الفحص",
};
const RULE: Template = Template {
    en: "rule",
    ar: "القاعدة",
};
const ALL: Template = Template {
    en: "all",
    ar: "المجموع",
};
const HOW: Template = Template {
    en: "How to fill the list in",
    ar: "كيف تُملأ القائمة",
};
const STEPS: &[Template] = &[
    Template {
        en: "1. Pick a decision in the first column of each row. Rows about one name stand next to each other, in one shade. A row without a decision stays open.",
        ar: "1. اختر قرارا في العمود الأول من كل صف. صفوف الاسم الواحد متجاورة بلون واحد، والصف الذي لا قرار فيه يبقى مفتوحا.",
    },
    Template {
        en: "2. fix: the suggestion goes into the article, or what you write under replacement if you know better.",
        ar: "2. «تصحيح»: يوضع المقترح في المقال، أو ما تكتبه أنت في عمود «البديل» إن كان لديك ما هو أصح.",
    },
    Template {
        en: "3. ignore: the text may stand here. ignore-all: it may stand wherever this rule finds it.",
        ar: "3. «تجاهل»: يجوز بقاء النص في هذا الموضع. «تجاهل الكل»: يجوز بقاؤه حيثما وجدته هذه القاعدة.",
    },
    Template {
        en: "4. Sort and filter as you like, add columns, write notes: rows are found again by their id. Do not change the ids, which are folded away at the end.",
        ar: "4. رتّب الصفوف وصفِّها كما تشاء، وأضف أعمدة وملاحظات، فالصف يُعرف بمعرّفه. لا تغيّر المعرّفات المطوية في آخر الجدول.",
    },
    Template {
        en: "5. Save the file and hand it to: mtlint apply FILE",
        ar: "5. احفظ الملف ثم مرّره إلى الأمر: mtlint apply FILE",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_where_the_constants_say() {
        assert_eq!(COLUMNS[CONTEXT], "context");
        assert_eq!(COLUMNS[SEVERITY], "severity");
        assert_eq!(COLUMNS[FOLDED], "confidence");
        for (column, name) in COLUMNS.into_iter().enumerate() {
            let open = matches!(name, "decision" | "replacement" | "note");
            assert_eq!(KINDS[column] == Kind::Open, open, "{name}");
        }
    }
}
