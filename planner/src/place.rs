//! Places in a text, as editors count them.
use datafusion_common::Span as PlanSpan;
use datafusion_sql::sqlparser::tokenizer::{Location, Span};
use serde_json::Value;

/// Both from 1; columns in characters, as the parser counts them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    pub line: u64,
    pub column: u64,
}

impl Place {
    /// None where the parser did not say: its lines count from 1.
    pub fn of(at: Location) -> Option<Self> {
        let place = Self { line: at.line, column: at.column };
        (at.line > 0).then_some(place)
    }

    pub fn start_of(span: Span) -> Option<Self> {
        Self::of(span.start)
    }

    pub fn start_of_plan(span: PlanSpan) -> Option<Self> {
        let start = span.start;
        (start.line > 0).then_some(Self { line: start.line, column: start.column })
    }

    /// Where the last thing that is not white space ends.
    pub fn end_of(sql: &str) -> Self {
        let text = sql.trim_end();
        let last = text.rsplit('\n').next().unwrap_or_default();
        Self {
            line: text.matches('\n').count() as u64 + 1,
            column: last.chars().count() as u64 + 1,
        }
    }

    pub fn write(place: Option<Self>, sql: &str, answer: &mut Value) {
        if let Some(place) = place {
            Columns::of(sql).write(place, answer);
        }
    }
}

/// Columns in UTF-16 code units, as JavaScript and editors count. Reads the text once, if it is
/// asked for places in their order.
pub struct Columns<'a> {
    letters: std::str::Chars<'a>,
    at: Place,
    column: u64,
}

impl<'a> Columns<'a> {
    pub fn of(sql: &'a str) -> Self {
        Self { letters: sql.chars(), at: Place { line: 1, column: 1 }, column: 1 }
    }

    pub fn write(&mut self, place: Place, answer: &mut Value) {
        while self.at < place
            && let Some(letter) = self.letters.next()
        {
            if letter == '\n' {
                self.at = Place { line: self.at.line + 1, column: 1 };
                self.column = 1;
            } else {
                self.at.column += 1;
                self.column += letter.len_utf16() as u64;
            }
        }
        answer["line"] = self.at.line.into();
        answer["column"] = self.column.into();
    }
}
