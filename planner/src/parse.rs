//! Whether a text is exactly one query, and what that reads.
use std::ops::ControlFlow;

use datafusion_common::DataFusionError;
use datafusion_sql::parser::{DFParserBuilder, Statement as DataFusionStatement};
use datafusion_sql::sqlparser::ast::{
    ObjectName, Query, SetExpr, Spanned, Statement, Visit, Visitor,
};
use datafusion_sql::sqlparser::parser::ParserError;
use datafusion_sql::sqlparser::tokenizer::Token;
use serde_json::{Value, json};

use crate::canonical::canonical;
use crate::place::{Columns, Place};
use crate::refusal::Refusal;
use crate::relations::relations;

/// Why a text is not one query.
pub enum NoQuery {
    /// No statement at all.
    Empty,
    /// `place`: where the second one starts.
    Several {
        count: usize,
        place: Option<Place>,
    },
    /// A statement of another kind, by its first word; or what writes, inside of a query.
    Other {
        what: String,
        place: Option<Place>,
    },
    Syntax(Refusal),
    /// It nests deeper than DataFusion's parser goes.
    TooDeep,
}

pub fn parse(sql: &str) -> Value {
    let (mut answer, place) = match only_query(sql) {
        Ok(query) => (query_answer(&query, sql), None),
        Err(NoQuery::Empty) => (json!({"kind": "statements", "count": 0}), None),
        Err(NoQuery::Several { count, place }) => {
            (json!({"kind": "statements", "count": count}), place)
        }
        Err(NoQuery::Other { what, place }) => (json!({"kind": "other", "what": what}), place),
        Err(NoQuery::Syntax(Refusal { message, place })) => {
            (json!({"kind": "refused", "message": message}), place)
        }
        Err(NoQuery::TooDeep) => (json!({"kind": "given-up"}), None),
    };
    Place::write(place, sql, &mut answer);
    answer
}

fn query_answer(query: &Query, sql: &str) -> Value {
    let mut columns = Columns::of(sql);
    let relations = relations(query).into_iter().map(|relation| {
        let mut answer = json!({"parts": relation.parts});
        columns.write(relation.place, &mut answer);
        answer
    });
    json!({
        "kind": "query",
        "canonical": canonical(query),
        "relations": relations.collect::<Vec<_>>(),
    })
}

/// The query that is all of the text, as DataFusion's own parser reads it by default.
pub fn only_query(sql: &str) -> Result<Box<Query>, NoQuery> {
    let statements = statements(sql).map_err(|error| syntax_error(&error, sql))?;
    let [(statement, place, word)] = statements.as_slice() else {
        let Some((_, place, _)) = statements.get(1) else {
            return Err(NoQuery::Empty);
        };
        return Err(NoQuery::Several { count: statements.len(), place: *place });
    };
    let other = |what: String| NoQuery::Other { what, place: *place };
    let DataFusionStatement::Statement(statement) = statement else {
        return Err(other(word.clone()));
    };
    let Statement::Query(query) = statement.as_ref() else {
        return Err(other(word.clone()));
    };
    match query.visit(&mut Writes { start: *place }) {
        ControlFlow::Break(found) => Err(*found),
        ControlFlow::Continue(()) => Ok(query.clone()),
    }
}

type Found = (DataFusionStatement, Option<Place>, String);

/// Each with the place and the word that it starts with.
fn statements(sql: &str) -> Result<Vec<Found>, DataFusionError> {
    let mut parser = DFParserBuilder::new(sql).build()?;
    let mut found = Vec::new();
    loop {
        let mut delimited = found.is_empty();
        while parser.parser.consume_token(&Token::SemiColon) {
            delimited = true;
        }
        let next = parser.parser.peek_token();
        if next.token == Token::EOF {
            return Ok(found);
        }
        if !delimited {
            parser.parser.expected("end of statement", next.clone())?;
        }
        let word = next.token.to_string().to_uppercase();
        found.push((parser.parse_statement()?, Place::start_of(next.span), word));
    }
}

fn syntax_error(error: &DataFusionError, sql: &str) -> NoQuery {
    match error.find_root() {
        DataFusionError::SQL(error, _) if **error == ParserError::RecursionLimitExceeded => {
            NoQuery::TooDeep
        }
        _ => NoQuery::Syntax(Refusal::of(error, sql)),
    }
}

/// `SELECT … INTO`, and INSERT, UPDATE, DELETE or MERGE inside of a CTE.
struct Writes {
    start: Option<Place>,
}

impl Visitor for Writes {
    type Break = Box<NoQuery>;

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<Self::Break> {
        let mut bodies = vec![query.body.as_ref()];
        while let Some(body) = bodies.pop() {
            let (what, place) = match body {
                SetExpr::SetOperation { left, right, .. } => {
                    bodies.extend([right.as_ref(), left.as_ref()]);
                    continue;
                }
                SetExpr::Select(select) => match &select.into {
                    Some(into) => ("SELECT INTO", start_of_name(&into.name)),
                    None => continue,
                },
                SetExpr::Insert(statement) => ("INSERT", Place::start_of(statement.span())),
                SetExpr::Update(statement) => ("UPDATE", Place::start_of(statement.span())),
                SetExpr::Delete(statement) => ("DELETE", Place::start_of(statement.span())),
                SetExpr::Merge(statement) => ("MERGE", Place::start_of(statement.span())),
                SetExpr::Query(_) | SetExpr::Values(_) | SetExpr::Table(_) => continue,
            };
            let place = place.or(self.start);
            return ControlFlow::Break(Box::new(NoQuery::Other { what: what.into(), place }));
        }
        ControlFlow::Continue(())
    }
}

fn start_of_name(name: &ObjectName) -> Option<Place> {
    Place::start_of(name.span())
}
