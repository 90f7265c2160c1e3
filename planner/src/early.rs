//! What a view never holds, seen in the syntax tree: DataFusion would say it without a place, or
//! take it for something else.
use std::ops::ControlFlow;

use datafusion_sql::sqlparser::ast::{
    Expr, ObjectName, Query, SelectItem, SetExpr, Spanned, TableFactor, Value, Visit, Visitor,
};

use crate::place::Place;
use crate::refusal::Refusal;
use crate::relations::normalized;

/// Parameters, and tables that are functions.
pub fn refused_early(query: &Query) -> Result<(), Refusal> {
    match query.visit(&mut Early) {
        ControlFlow::Break(refusal) => Err(*refusal),
        ControlFlow::Continue(()) => Ok(()),
    }
}

struct Early;

impl Visitor for Early {
    type Break = Box<Refusal>;

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<Self::Break> {
        match expr {
            Expr::Value(value) => match &value.value {
                Value::Placeholder(name) => {
                    let message = format!("A view has no parameters, and {name} is one");
                    refuse(message, Place::start_of(value.span))
                }
                _ => ControlFlow::Continue(()),
            },
            _ => ControlFlow::Continue(()),
        }
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<Self::Break> {
        match factor {
            TableFactor::Table { name, args: Some(_), .. } | TableFactor::Function { name, .. } => {
                table_function(&name.to_string(), start_of(name))
            }
            TableFactor::TableFunction { expr, .. } => {
                table_function(&expr.to_string(), Place::start_of(expr.span()))
            }
            _ => ControlFlow::Continue(()),
        }
    }
}

fn start_of(name: &ObjectName) -> Option<Place> {
    Place::start_of(name.span())
}

fn table_function(name: &str, place: Option<Place>) -> ControlFlow<Box<Refusal>> {
    let message = format!("A view reads tables only, and {name} is a table function");
    refuse(message, place)
}

fn refuse(message: String, place: Option<Place>) -> ControlFlow<Box<Refusal>> {
    ControlFlow::Break(Box::new(Refusal { message, place }))
}

/// Names that two columns of the answer have, which Iceberg's schemas do not allow.
pub fn names_given_twice<'a>(names: impl Iterator<Item = &'a String>) -> Vec<&'a String> {
    let mut names: Vec<_> = names.collect();
    names.sort();
    let mut twice: Vec<_> =
        names.windows(2).filter_map(|pair| (pair[0] == pair[1]).then_some(pair[0])).collect();
    twice.dedup();
    twice
}

/// Where the outermost SELECT gives a name for the second time, if it says so itself.
pub fn second_place(query: &Query, name: &str) -> Option<Place> {
    let mut body = query.body.as_ref();
    let select = loop {
        match body {
            SetExpr::Select(select) => break select,
            SetExpr::SetOperation { left, .. } => body = left.as_ref(),
            SetExpr::Query(query) => body = query.body.as_ref(),
            _ => return None,
        }
    };
    let mut items = select.projection.iter().filter_map(|item| {
        let given = match item {
            SelectItem::ExprWithAlias { alias, .. } => alias,
            SelectItem::UnnamedExpr(Expr::Identifier(name)) => name,
            SelectItem::UnnamedExpr(Expr::CompoundIdentifier(parts)) => parts.last()?,
            _ => return None,
        };
        (normalized(given) == name).then(|| Place::start_of(item.span()))
    });
    items.nth(1).flatten()
}
