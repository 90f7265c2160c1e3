//! DataFusion's errors, as one sentence and a place in the text.
use std::sync::{Arc, Mutex};

use datafusion_common::{DFSchema, DataFusionError, Diagnostic, Result, Span};
use datafusion_expr::ExprSchemable;
use datafusion_expr::planner::{ExprPlanner, PlannerResult, RawBinaryExpr};
use datafusion_sql::sqlparser::dialect::GenericDialect;
use datafusion_sql::sqlparser::tokenizer::{Token, Tokenizer};
use serde_json::{Value, json};

use crate::executable::first_span;
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
            .or_else(|| text.contains("found: EOF").then(|| Place::end_of(sql)))
            .or_else(|| only_mention(&text, sql));
        let message = match diagnostic {
            Some(diagnostic) => message_of(diagnostic),
            None => text,
        };
        Self { message: in_plain_words(&message), place }
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

/// `column 'amout' not found: possible column a.amount`.
fn message_of(diagnostic: &Diagnostic) -> String {
    let notes = diagnostic.notes.iter().map(|note| note.message.as_str());
    let helps = diagnostic.helps.iter().map(|help| help.message.as_str());
    let more: Vec<_> = notes.chain(helps).take(MAX_NOTES).collect();
    match more.is_empty() {
        true => diagnostic.message.clone(),
        false => format!("{}: {}", diagnostic.message, more.join(", ")),
    }
}

const PREFIXES: [&str; 12] = [
    "Error during planning: ",
    "Schema error: ",
    "SQL error: ",
    "This feature is not implemented: ",
    "Execution error: ",
    "Internal error: ",
    "Arrow error: ",
    "Invalid argument error: ",
    "Optimizer rule ",
    "Type error: ",
    "type_coercion",
    "caused by",
];

fn in_plain_words(text: &str) -> String {
    let text = text.split("\nThis issue was likely caused by a bug").next().unwrap_or_default();
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some(rest) = PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix.trim_end())) {
        text = rest.trim_start().to_string();
    }
    let text = without_debug(&text);
    let text = without_place(text).trim_end_matches(['.', ' ']);
    if text.chars().count() <= MAX_MESSAGE {
        return text.to_string();
    }
    text.chars().take(MAX_MESSAGE).chain(['…']).collect()
}

/// `ParserError("…")` is what it holds.
fn without_debug(text: &str) -> &str {
    let inner = ["ParserError(\"", "TokenizerError(\""]
        .iter()
        .find_map(|start| text.strip_prefix(start)?.strip_suffix("\")"));
    inner.unwrap_or(text)
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

/// Where a word that the message quotes stands, if it stands in the text just once.
fn only_mention(message: &str, sql: &str) -> Option<Place> {
    let tokens = Tokenizer::new(&GenericDialect {}, sql).tokenize_with_location().ok()?;
    message.split('\'').skip(1).step_by(2).find_map(|quoted| {
        let mut mentions = tokens.iter().filter(|token| match &token.token {
            Token::Word(word) => word.value.eq_ignore_ascii_case(quoted),
            _ => false,
        });
        let place = Place::start_of(mentions.next()?.span)?;
        mentions.next().is_none().then_some(place)
    })
}

/// Finds the operator that an error of types names: such errors have no place of their own.
#[derive(Debug)]
pub struct Watch {
    message: String,
    found: Mutex<Vec<Span>>,
}

impl Watch {
    pub fn new(error: &DataFusionError) -> Arc<Self> {
        let message = error.find_root().strip_backtrace();
        Arc::new(Self { message, found: Mutex::default() })
    }

    /// Of the only operator between such types.
    pub fn place(&self) -> Option<Place> {
        match self.found.lock().ok()?.as_slice() {
            [span] => Place::start_of_plan(*span),
            _ => None,
        }
    }
}

impl ExprPlanner for Watch {
    fn plan_binary_op(
        &self,
        expr: RawBinaryExpr,
        schema: &DFSchema,
    ) -> Result<PlannerResult<RawBinaryExpr>> {
        if let (Ok(left), Ok(right)) = (expr.left.get_type(schema), expr.right.get_type(schema))
            && self.message.contains(&format!("{left} {} {right}", expr.op))
            && let Some(span) = first_span(&expr.left).or_else(|| first_span(&expr.right))
            && let Ok(mut found) = self.found.lock()
            && !found.contains(&span)
        {
            found.push(span);
        }
        Ok(PlannerResult::Original(expr))
    }
}
