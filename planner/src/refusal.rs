//! DataFusion's errors, as one sentence and a place in the text.
use datafusion_common::{DataFusionError, Diagnostic, SchemaError};
use serde_json::{Value, json};

use crate::place::Place;

pub struct Refusal {
    /// Without a full stop.
    pub message: String,
    pub place: Option<Place>,
}

/// More of a message than this helps nobody.
const MAX_MESSAGE: usize = 400;
const MAX_NOTES: usize = 3;

impl Refusal {
    pub fn of(error: &DataFusionError, sql: &str) -> Self {
        let error = match error {
            DataFusionError::Collection(errors) => errors.first().unwrap_or(error),
            _ => error,
        };
        let text = error.find_root().strip_backtrace();
        let diagnostic = error.diagnostic();
        let place = diagnostic
            .and_then(|diagnostic| diagnostic.span)
            .and_then(Place::start_of_plan)
            .or_else(|| place_in_text(&text))
            .or_else(|| text.contains("found: EOF").then(|| Place::end_of(sql)));
        let message = diagnostic.and_then(message_of).or_else(|| missing_column(error));
        Self { message: in_plain_words(&message.unwrap_or(text)), place }
    }

    pub fn answer(&self, sql: &str) -> Value {
        let mut letters = self.message.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string());
        let message = format!("{}{}.", first.unwrap_or_default(), letters.as_str());
        let mut answer = json!({"kind": "refused", "message": message});
        Place::write(self.place, sql, &mut answer);
        answer
    }
}

/// `column 'amout' not found: possible column a.amount`. None where the error itself says more.
fn message_of(diagnostic: &Diagnostic) -> Option<String> {
    let Diagnostic { message, notes, helps, .. } = diagnostic;
    if message.to_lowercase() == "expressions have incompatible types" {
        return None;
    }
    let notes = notes.iter().map(|note| &note.message);
    let helps = helps.iter().map(|help| &help.message);
    let more: Vec<_> = notes.chain(helps).take(MAX_NOTES).map(String::as_str).collect();
    Some(match more.is_empty() {
        true => message.clone(),
        false => format!("{message}: {}", more.join(", ")),
    })
}

/// Without the list of all columns that there are.
fn missing_column(error: &DataFusionError) -> Option<String> {
    let DataFusionError::SchemaError(error, _) = error.find_root() else {
        return None;
    };
    match error.as_ref() {
        SchemaError::FieldNotFound { field, .. } => {
            Some(format!("column '{}' not found", field.flat_name()))
        }
        _ => None,
    }
}

/// What comes before the words that tell.
const PREFIXES: [&str; 13] = [
    "Error during planning:",
    "Schema error:",
    "SQL error:",
    "This feature is not implemented:",
    "Execution error:",
    "Internal error:",
    "Arrow error:",
    "Compute error:",
    "Cast error:",
    "Invalid argument error:",
    "Type error:",
    "type_coercion",
    "caused by",
];

/// What comes after them: advice of a general kind, and insides of DataFusion.
const SUFFIXES: [&str; 6] = [
    " This issue was likely caused by a bug",
    " You might need to add explicit type casts",
    " No function matches the given name",
    ", errors:",
    " {",
    "(Field {",
];

fn in_plain_words(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = without_debug(without_prefixes(&text));
    for suffix in SUFFIXES {
        text = text.split(suffix).next().unwrap_or(text);
    }
    let text = &without_physical(without_place(text).trim_end_matches(['.', ' ']));
    if text.chars().count() <= MAX_MESSAGE {
        return text.to_string();
    }
    text.chars().take(MAX_MESSAGE).chain(['…']).collect()
}

fn without_prefixes(mut text: &str) -> &str {
    while let Some(rest) = PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)) {
        text = rest.trim_start();
    }
    text
}

/// `ParserError("…")` is what it holds.
fn without_debug(text: &str) -> &str {
    let mut kinds = ["ParserError(\"", "TokenizerError(\""].iter();
    let inner = kinds.find_map(|start| text.strip_prefix(start)?.strip_suffix("\")"));
    inner.unwrap_or(text)
}

/// `WindowFunction(…)` is enough of what the physical planner does not know.
fn without_physical(text: &str) -> String {
    let Some(expr) = text.strip_prefix("Physical plan does not support logical expression ") else {
        return text.to_string();
    };
    let kind = expr.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or(expr);
    format!("DataFusion cannot run a {kind} at this place")
}

const PLACE: &str = " at Line: ";

fn without_place(text: &str) -> &str {
    text.rfind(PLACE).map_or(text, |start| &text[..start])
}

/// `… at Line: 1, Column: 8`, as the parser says it.
fn place_in_text(text: &str) -> Option<Place> {
    let place = &text[text.rfind(PLACE)?..];
    let number = |key: &str| {
        let digits = &place[place.find(key)? + key.len()..];
        digits.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
    };
    Some(Place { line: number("Line: ")?, column: number("Column: ")? })
}
