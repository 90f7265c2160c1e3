//! Whether DataFusion has a way to run a plan: its physical planner knows no subqueries, and the
//! optimizer's rules turn most, but not all of them into joins.
use std::sync::Arc;

use chrono::{DateTime, Utc};
use datafusion_common::alias::AliasGenerator;
use datafusion_common::config::ConfigOptions;
use datafusion_common::tree_node::{Transformed, TreeNode, TreeNodeRecursion, TreeNodeRewriter};
use datafusion_common::{Result, Span};
use datafusion_expr::{Expr, LogicalPlan};
use datafusion_optimizer::{ApplyOrder, Optimizer, OptimizerConfig, OptimizerRule};

use crate::place::Place;
use crate::refusal::Refusal;

/// What is left of subqueries after all that the optimizer does; None where that is nothing.
pub fn left_over(plan: &LogicalPlan, options: &ConfigOptions) -> Result<Option<Refusal>> {
    if subquery_in(plan)?.is_none() {
        return Ok(None);
    }
    let surroundings = Surroundings {
        aliases: Arc::new(AliasGenerator::new()),
        options: Arc::new(options.clone()),
    };
    let optimizer = Optimizer::new();
    let mut plan = plan.clone();
    for _ in 0..options.optimizer.max_passes {
        for rule in &optimizer.rules {
            plan = apply(rule.as_ref(), plan, &surroundings)?;
            let may_be_done = matches!(
                rule.name(),
                "decorrelate_predicate_subquery"
                    | "scalar_subquery_to_join"
                    | "decorrelate_lateral_join"
            );
            if may_be_done && subquery_in(&plan)?.is_none() {
                return Ok(None);
            }
        }
    }
    subquery_in(&plan)
}

/// As `Optimizer::optimize` does it, which reads a clock that WebAssembly has not.
fn apply(
    rule: &dyn OptimizerRule,
    plan: LogicalPlan,
    surroundings: &Surroundings,
) -> Result<LogicalPlan> {
    let rewritten = match rule.apply_order() {
        Some(order) => plan.rewrite_with_subqueries(&mut Rewriter { order, rule, surroundings }),
        None => rule.rewrite(plan, surroundings),
    };
    rewritten.map(|rewritten| rewritten.data)
}

struct Rewriter<'a> {
    order: ApplyOrder,
    rule: &'a dyn OptimizerRule,
    surroundings: &'a Surroundings,
}

impl TreeNodeRewriter for Rewriter<'_> {
    type Node = LogicalPlan;

    fn f_down(&mut self, plan: LogicalPlan) -> Result<Transformed<LogicalPlan>> {
        match self.order {
            ApplyOrder::TopDown => self.rule.rewrite(plan, self.surroundings),
            ApplyOrder::BottomUp => Ok(Transformed::no(plan)),
        }
    }

    fn f_up(&mut self, plan: LogicalPlan) -> Result<Transformed<LogicalPlan>> {
        match self.order {
            ApplyOrder::TopDown => Ok(Transformed::no(plan)),
            ApplyOrder::BottomUp => self.rule.rewrite(plan, self.surroundings),
        }
    }
}

#[derive(Debug)]
struct Surroundings {
    aliases: Arc<AliasGenerator>,
    options: Arc<ConfigOptions>,
}

impl OptimizerConfig for Surroundings {
    /// Without one, `now()` stays as it is.
    fn query_execution_start_time(&self) -> Option<DateTime<Utc>> {
        None
    }

    fn alias_generator(&self) -> &Arc<AliasGenerator> {
        &self.aliases
    }

    fn options(&self) -> Arc<ConfigOptions> {
        Arc::clone(&self.options)
    }
}

/// The first that is found: a column of a query around, or a subquery inside of an expression.
fn subquery_in(plan: &LogicalPlan) -> Result<Option<Refusal>> {
    let mut found = None;
    plan.apply(|node| {
        node.apply_expressions(|expr| {
            expr.apply(|part| {
                found = refusal_of(part);
                Ok(stop_if(found.is_some()))
            })
        })?;
        if let (None, LogicalPlan::Subquery(subquery)) = (&found, node) {
            let place = subquery.outer_ref_columns.iter().find_map(first_span);
            let place = place.and_then(Place::start_of_plan);
            found = Some(Refusal { message: LATERAL.into(), place });
        }
        Ok(stop_if(found.is_some()))
    })?;
    Ok(found)
}

fn stop_if(found: bool) -> TreeNodeRecursion {
    match found {
        true => TreeNodeRecursion::Stop,
        false => TreeNodeRecursion::Continue,
    }
}

const LATERAL: &str = "DataFusion cannot run a LATERAL subquery of this form";

fn refusal_of(expr: &Expr) -> Option<Refusal> {
    let (what, span) = match expr {
        Expr::OuterReferenceColumn(_, column) => {
            (format!("the column {column} of the query around it"), column.spans.first())
        }
        Expr::Exists(exists) => ("EXISTS".into(), exists.subquery.spans.first()),
        Expr::InSubquery(is_in) => {
            ("IN (SELECT …)".into(), first_span(&is_in.expr).or(is_in.subquery.spans.first()))
        }
        Expr::SetComparison(set) => ("ANY or ALL".into(), set.subquery.spans.first()),
        Expr::ScalarSubquery(subquery) => ("a subquery".into(), subquery.spans.first()),
        _ => return None,
    };
    let message = format!("DataFusion cannot run {what} where it stands here");
    Some(Refusal { message, place: span.and_then(Place::start_of_plan) })
}

/// Where the first column of an expression stands.
pub fn first_span(expr: &Expr) -> Option<Span> {
    let mut found = None;
    let _ = expr.apply(|part| {
        if let Expr::Column(column) | Expr::OuterReferenceColumn(_, column) = part {
            found = column.spans.first();
        }
        Ok(stop_if(found.is_some()))
    });
    found
}
