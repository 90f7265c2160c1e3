//! A query and the schemas of its tables → its columns, what they come from, and all that it reads.
use std::collections::BTreeSet;

use datafusion_common::config::ConfigOptions;
use datafusion_common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion_common::{DataFusionError, Result, SchemaError};
use datafusion_expr::{Expr, InvariantLevel, LogicalPlan, Volatility, WindowFunctionDefinition};
use datafusion_optimizer::Analyzer;
use datafusion_sql::planner::{ParserOptions, SqlToRel};
use datafusion_sql::sqlparser::ast::{Query, Statement};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::blame::place_to_blame;
use crate::context::{Context, Defaults, TableKey};
use crate::early::{names_given_twice, refused_early, second_place};
use crate::excluded::excluded_names;
use crate::executable::executable;
use crate::iceberg::{Column, columns, type_of};
use crate::lineage::{BaseColumn, Lineage, lineage};
use crate::parse::{NoQuery, only_query};
use crate::place::Place;
use crate::refusal::Refusal;

/// The one that `Cargo.toml` pins.
pub const VERSION: &str = "53.1.0";

#[derive(Deserialize)]
pub struct Request {
    sql: String,
    defaults: Defaults,
    tables: Vec<Table>,
}

#[derive(Deserialize)]
struct Table {
    catalog: String,
    namespace: String,
    name: String,
    schema: Schema,
}

#[derive(Deserialize)]
struct Schema {
    fields: Value,
}

pub fn plan(request: &Request) -> Value {
    let planned = only_query(&request.sql)
        .map_err(why_no_query)
        .and_then(|query| Planning::new(request, &query).answer().map_err(Some));
    match planned {
        Ok(answer) => answer,
        Err(Some(refusal)) => refusal.answer(&request.sql),
        Err(None) => json!({"kind": "given-up"}),
    }
}

/// None where nothing is known of it.
fn why_no_query(why: NoQuery) -> Option<Refusal> {
    let (message, place) = match why {
        NoQuery::Empty => ("A view is exactly one SELECT".into(), None),
        NoQuery::Several { place, .. } => ("A view is exactly one SELECT".into(), place),
        NoQuery::Other { what, place } => {
            (format!("A view only reads, and {what} does not"), place)
        }
        NoQuery::Syntax(refusal) => return Some(refusal),
        NoQuery::TooDeep => return None,
    };
    Some(Refusal { message, place })
}

struct Planning<'a> {
    sql: &'a str,
    query: &'a Query,
    defaults: &'a Defaults,
    tables: Vec<(TableKey, Vec<Column>)>,
}

/// An analyzed plan, and what was seen in it.
struct Analyzed {
    plan: LogicalPlan,
    functions: Functions,
    lineage: Lineage,
}

impl<'a> Planning<'a> {
    fn new(request: &'a Request, query: &'a Query) -> Self {
        let tables = request.tables.iter().map(|table| {
            let key = [&table.catalog, &table.namespace, &table.name].map(String::clone);
            (key, columns(&table.schema.fields))
        });
        let defaults = &request.defaults;
        Self { sql: &request.sql, query, defaults, tables: tables.collect() }
    }

    fn answer(&self) -> Result<Value, Refusal> {
        refused_early(self.query)?;
        let analyzed = self.analyze(self.query).map_err(|error| self.refusal(&error))?;
        self.refuse_untyped(&analyzed)?;
        self.refuse_names_given_twice(&analyzed)?;
        let options = ConfigOptions::default();
        let run = executable(&analyzed.plan, &options).map_err(|error| self.refusal(&error))?;
        let Analyzed { plan, functions, lineage } = analyzed;
        let fields = plan.schema().fields().iter().zip(run.schema().fields());
        // Names are those that were written; types and nulls are those of the rows.
        let columns = fields.zip(&lineage.output).map(|((field, run), from)| {
            // That a column is a uuid is no part of its type, and some rules lose it.
            let typed = if field.data_type() == run.data_type() { field } else { run };
            json!({
                "name": field.name(),
                "type": type_of(typed),
                "arrow": typed.data_type().to_string(),
                "required": !field.is_nullable() && !run.is_nullable(),
                "from": origins(from),
            })
        });
        Ok(json!({
            "kind": "planned",
            "columns": columns.collect::<Vec<_>>(),
            "reads": origins(&self.with_excluded(lineage.reads)),
            "functions": functions.all,
            "volatile": functions.volatile,
        }))
    }

    fn analyze(&self, query: &Query) -> Result<Analyzed> {
        self.analyze_with(query, &|_, _| true)
    }

    /// With the columns that `has` leaves in.
    fn analyze_with(
        &self,
        query: &Query,
        has: &dyn Fn(&TableKey, &Column) -> bool,
    ) -> Result<Analyzed> {
        let tables = self.tables.iter().map(|(key, columns)| {
            (key.clone(), columns.iter().filter(|column| has(key, column)).collect())
        });
        let context = Context::new(tables, self.defaults);
        let options = ParserOptions::from(&context.options.sql_parser);
        let planner = SqlToRel::new_with_options(&context, options);
        let statement = Statement::Query(Box::new(query.clone()));
        let mut plan = planner.sql_statement_to_plan(statement)?;
        let functions = functions_in(&plan)?;
        // One by one: `execute_and_check` reads a clock, which WebAssembly has not. Without them a
        // UNION's columns have the types of its first part.
        for rule in &Analyzer::new().rules {
            plan = rule.analyze(plan, &context.options)?;
        }
        plan.check_invariants(InvariantLevel::Executable)?;
        let lineage = lineage(&plan, self.defaults)?;
        Ok(Analyzed { plan, functions, lineage })
    }

    fn plans(&self, query: &Query) -> bool {
        let analyzed = self.analyze(query);
        analyzed.and_then(|one| executable(&one.plan, &ConfigOptions::default())).is_ok()
    }

    fn refusal(&self, error: &DataFusionError) -> Refusal {
        let untyped = || self.names_untyped();
        if let Some(refusal) = untyped().or_else(|| self.gives_name_twice(error)) {
            return refusal;
        }
        let Refusal { message, place } = Refusal::of(error, self.sql);
        let place = place.or_else(|| place_to_blame(self.query, |query| self.plans(query)));
        Refusal { message, place }
    }

    /// DataFusion says that a name is ambiguous also where one SELECT gives it twice.
    fn gives_name_twice(&self, error: &DataFusionError) -> Option<Refusal> {
        let DataFusionError::SchemaError(problem, _) = error.find_root() else {
            return None;
        };
        let name = match problem.as_ref() {
            SchemaError::AmbiguousReference { field } => &field.name,
            SchemaError::DuplicateUnqualifiedField { name } => name,
            SchemaError::DuplicateQualifiedField { .. } | SchemaError::FieldNotFound { .. } => {
                return None;
            }
        };
        if error.diagnostic().is_some() {
            return None;
        }
        let place = second_place(self.query, name)?;
        Some(twice(name, Some(place)))
    }

    /// Whether the first column that is not found, once they are gone, is one without a type.
    fn names_untyped(&self) -> Option<Refusal> {
        self.untyped().next()?;
        let error = self.analyze_with(self.query, &|_, column| column.untyped.is_none()).err()?;
        let DataFusionError::SchemaError(missing, _) = error.find_root() else {
            return None;
        };
        let SchemaError::FieldNotFound { field, .. } = missing.as_ref() else {
            return None;
        };
        let (key, column) =
            self.untyped().find(|(_, column)| *column.field.name() == field.name)?;
        let place = Refusal::of(&error, self.sql).place;
        Some(Refusal { message: why_untyped(key, column), place })
    }

    fn untyped(&self) -> impl Iterator<Item = (&TableKey, &Column)> {
        let all =
            self.tables.iter().flat_map(|(key, columns)| columns.iter().map(move |one| (key, one)));
        all.filter(|(_, column)| column.untyped.is_some())
    }

    fn refuse_untyped(&self, analyzed: &Analyzed) -> Result<(), Refusal> {
        let reads = &analyzed.lineage.reads;
        let used = self
            .untyped()
            .find(|(key, column)| reads.contains(&((*key).clone(), column.field.name().clone())));
        match used {
            None => Ok(()),
            Some((key, column)) => Err(self
                .names_untyped()
                .unwrap_or_else(|| Refusal { message: why_untyped(key, column), place: None })),
        }
    }

    fn refuse_names_given_twice(&self, analyzed: &Analyzed) -> Result<(), Refusal> {
        let fields = analyzed.plan.schema().fields().iter();
        let names = names_given_twice(fields.map(|field| field.name()));
        let Some(first) = names.first() else {
            return Ok(());
        };
        let place = second_place(self.query, first);
        let names = names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
        Err(twice(&names, place))
    }

    /// What is named to be left out is needed too, if the query does not plan without it.
    fn with_excluded(&self, mut reads: BTreeSet<BaseColumn>) -> BTreeSet<BaseColumn> {
        let names = excluded_names(self.query);
        for (key, columns) in &self.tables {
            for column in columns.iter().filter(|column| names.contains(column.field.name())) {
                let base = (key.clone(), column.field.name().clone());
                let is_other = |table: &TableKey, other: &Column| {
                    table != key || other.field.name() != column.field.name()
                };
                if !reads.contains(&base) && self.analyze_with(self.query, &is_other).is_err() {
                    reads.insert(base);
                }
            }
        }
        reads
    }
}

fn twice(names: &str, place: Option<Place>) -> Refusal {
    Refusal { message: format!("Two columns have the same name: {names}"), place }
}

fn why_untyped(key: &TableKey, column: &Column) -> String {
    let iceberg = column.untyped.as_deref().unwrap_or_default();
    let (table, name) = (key.join("."), column.field.name());
    format!(
        "The column {name} of {table} is of Iceberg's type {iceberg}, which cannot be planned with"
    )
}

fn origins(columns: &BTreeSet<BaseColumn>) -> Value {
    let mut origins: Vec<_> =
        columns.iter().map(|(key, name)| [key.join("."), name.clone()]).collect();
    origins.sort();
    json!(origins)
}

#[derive(Default)]
struct Functions {
    all: BTreeSet<String>,
    volatile: BTreeSet<String>,
}

fn functions_in(plan: &LogicalPlan) -> Result<Functions> {
    let mut functions = Functions::default();
    plan.apply_with_subqueries(|node| {
        node.apply_expressions(|expr| {
            expr.apply(|part| {
                if let Some((name, volatility)) = function_of(part) {
                    functions.all.insert(name.to_string());
                    if volatility != Volatility::Immutable {
                        functions.volatile.insert(name.to_string());
                    }
                }
                Ok(TreeNodeRecursion::Continue)
            })
        })
    })?;
    Ok(functions)
}

fn function_of(expr: &Expr) -> Option<(&str, Volatility)> {
    match expr {
        Expr::ScalarFunction(call) => Some((call.func.name(), call.func.signature().volatility)),
        Expr::AggregateFunction(call) => Some((call.func.name(), call.func.signature().volatility)),
        Expr::WindowFunction(call) => Some(match &call.fun {
            WindowFunctionDefinition::AggregateUDF(function) => {
                (function.name(), function.signature().volatility)
            }
            WindowFunctionDefinition::WindowUDF(function) => {
                (function.name(), function.signature().volatility)
            }
        }),
        _ => None,
    }
}
