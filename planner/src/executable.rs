//! Whether DataFusion has a way to run a plan. Its physical planner knows no subqueries, and the
//! optimizer's rules turn most, but not all of them into joins; nor does it know every expression.
use std::sync::Arc;

use chrono::{DateTime, Utc};
use datafusion_common::alias::AliasGenerator;
use datafusion_common::config::ConfigOptions;
use datafusion_common::tree_node::{Transformed, TreeNode, TreeNodeRecursion, TreeNodeRewriter};
use datafusion_common::{
    DFSchema, DataFusionError, Result, SchemaError, plan_datafusion_err, plan_err,
};
use datafusion_expr::execution_props::ExecutionProps;
use datafusion_expr::registry::FunctionRegistry;
use datafusion_expr::utils::merge_schema;
use datafusion_expr::{Expr, LogicalPlan};
use datafusion_optimizer::{ApplyOrder, Optimizer, OptimizerConfig, OptimizerRule};
use datafusion_physical_expr::create_physical_expr;

use crate::context::functions;

/// The plan as DataFusion runs it, whose types and nulls are those of the rows. Fails where
/// DataFusion would, before it reads anything.
pub fn executable(plan: &LogicalPlan, options: &ConfigOptions) -> Result<LogicalPlan> {
    let plan = optimized(plan.clone(), options)?;
    plan.apply(|node| {
        must_have_physical_exprs(node)?;
        Ok(TreeNodeRecursion::Continue)
    })?;
    Ok(plan)
}

fn must_have_physical_exprs(node: &LogicalPlan) -> Result<()> {
    let exprs = match node {
        // Its rows' values are not the columns of an input, and these are.
        LogicalPlan::Unnest(_) | LogicalPlan::Limit(_) => return Ok(()),
        LogicalPlan::Aggregate(aggregate) => {
            aggregate.group_expr.iter().chain(&aggregate.aggr_expr).flat_map(arguments).collect()
        }
        LogicalPlan::Window(window) => window.window_expr.iter().flat_map(arguments).collect(),
        _ => node.expressions(),
    };
    let schema = merge_schema(&node.inputs());
    exprs.iter().try_for_each(|expr| must_have_physical_expr(expr, &schema))
}

fn must_have_physical_expr(expr: &Expr, schema: &DFSchema) -> Result<()> {
    let expr = create_physical_expr(expr, schema, &ExecutionProps::new());
    expr.map(drop).map_err(|error| match missing_column(&error) {
        Some(name) => plan_datafusion_err!(
            "DataFusion cannot run a subquery that names the column {name} from further out"
        ),
        None => error,
    })
}

/// The rules have moved it to where it is not known.
fn missing_column(error: &DataFusionError) -> Option<String> {
    let DataFusionError::SchemaError(problem, _) = error.find_root() else {
        return None;
    };
    match problem.as_ref() {
        SchemaError::FieldNotFound { field, .. } => Some(field.flat_name()),
        _ => None,
    }
}

/// What is computed before the function of a group or window sees it.
fn arguments(expr: &Expr) -> Vec<Expr> {
    match expr {
        Expr::Alias(alias) => arguments(&alias.expr),
        Expr::AggregateFunction(call) => {
            let order = call.params.order_by.iter().map(|sort| &sort.expr);
            let filter = call.params.filter.as_deref();
            call.params.args.iter().chain(order).chain(filter).cloned().collect()
        }
        Expr::WindowFunction(call) => {
            let order = call.params.order_by.iter().map(|sort| &sort.expr);
            let filter = call.params.filter.as_deref();
            let partition = &call.params.partition_by;
            call.params.args.iter().chain(partition).chain(order).chain(filter).cloned().collect()
        }
        Expr::GroupingSet(sets) => sets.distinct_expr().into_iter().cloned().collect(),
        _ => vec![expr.clone()],
    }
}

/// As `Optimizer::optimize` does it, which reads a clock that WebAssembly has not.
fn optimized(mut plan: LogicalPlan, options: &ConfigOptions) -> Result<LogicalPlan> {
    let surroundings = Surroundings {
        aliases: Arc::new(AliasGenerator::new()),
        options: Arc::new(options.clone()),
    };
    let optimizer = Optimizer::new();
    for _ in 0..options.optimizer.max_passes {
        let mut changed = false;
        for rule in &optimizer.rules {
            let rewritten = apply(rule.as_ref(), plan, &surroundings)?;
            changed |= rewritten.transformed;
            plan = rewritten.data;
        }
        if !changed {
            break;
        }
    }
    match subquery_in(&plan)? {
        Some(what) => plan_err!("DataFusion cannot run {what} of this form at this place"),
        None => Ok(plan),
    }
}

fn apply(
    rule: &dyn OptimizerRule,
    plan: LogicalPlan,
    surroundings: &Surroundings,
) -> Result<Transformed<LogicalPlan>> {
    match rule.apply_order() {
        Some(order) => plan.rewrite_with_subqueries(&mut Rewriter { order, rule, surroundings }),
        None => rule.rewrite(plan, surroundings),
    }
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

    /// DISTINCT ON becomes an aggregate of first values.
    fn function_registry(&self) -> Option<&dyn FunctionRegistry> {
        Some(functions())
    }
}

/// What is left of one.
fn subquery_in(plan: &LogicalPlan) -> Result<Option<&'static str>> {
    let mut found = None;
    plan.apply(|node| {
        if matches!(node, LogicalPlan::Subquery(_)) {
            found = Some("a LATERAL subquery");
            return Ok(TreeNodeRecursion::Stop);
        }
        node.apply_expressions(|expr| {
            expr.apply(|part| {
                found = subquery_of(part);
                Ok(stop_if(found.is_some()))
            })
        })
    })?;
    Ok(found)
}

fn stop_if(found: bool) -> TreeNodeRecursion {
    match found {
        true => TreeNodeRecursion::Stop,
        false => TreeNodeRecursion::Continue,
    }
}

fn subquery_of(expr: &Expr) -> Option<&'static str> {
    match expr {
        Expr::OuterReferenceColumn(..) => Some("a subquery that names a column around it"),
        Expr::Exists(_) => Some("EXISTS"),
        Expr::InSubquery(_) => Some("IN with a subquery"),
        Expr::SetComparison(_) => Some("ANY or ALL"),
        Expr::ScalarSubquery(_) => Some("a subquery"),
        _ => None,
    }
}
