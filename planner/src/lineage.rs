//! Which columns of tables each column of a plan is computed from, by walking the analyzed plan.
use std::collections::{BTreeSet, HashMap};

use datafusion_common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion_common::{Column, DFSchema, JoinType, Result, TableReference, not_impl_err};
use datafusion_expr::{
    Aggregate, Distinct, Expr, Join, LogicalPlan, RecursiveQuery, Subquery, TableScan, Union,
};

use crate::context::{Defaults, TableKey, key_of};

pub type BaseColumn = (TableKey, String);

pub struct Lineage {
    /// For each column of the plan.
    pub output: Vec<BTreeSet<BaseColumn>>,
    /// Every column that the plan names, wherever.
    pub reads: BTreeSet<BaseColumn>,
}

/// By the index of a base column.
type Set = BTreeSet<usize>;

pub fn lineage(plan: &LogicalPlan, defaults: &Defaults) -> Result<Lineage> {
    let mut walk = Walk {
        defaults,
        columns: Vec::new(),
        indexes: HashMap::new(),
        reads: Set::new(),
        work_tables: HashMap::new(),
        outer: Vec::new(),
    };
    let output = walk.plan(plan)?;
    for set in &output {
        walk.reads.extend(set);
    }
    let named = |set: &Set| set.iter().map(|index| walk.columns[*index].clone()).collect();
    Ok(Lineage { output: output.iter().map(named).collect(), reads: named(&walk.reads) })
}

struct Walk<'a> {
    defaults: &'a Defaults,
    columns: Vec<BaseColumn>,
    indexes: HashMap<BaseColumn, usize>,
    reads: Set,
    /// Of the recursive CTEs around here, by name.
    work_tables: HashMap<String, Vec<Set>>,
    /// Of the queries around a subquery, from the outside in.
    outer: Vec<(DFSchema, Vec<Set>)>,
}

fn none(count: usize) -> Vec<Set> {
    vec![Set::new(); count]
}

fn column_of(column: &Column, schema: &DFSchema, input: &[Set]) -> Set {
    let index = schema.maybe_index_of_column(column);
    index.and_then(|index| input.get(index).cloned()).unwrap_or_default()
}

impl Walk<'_> {
    fn plan(&mut self, plan: &LogicalPlan) -> Result<Vec<Set>> {
        Ok(match plan {
            LogicalPlan::TableScan(scan) => self.scan(scan),
            LogicalPlan::Projection(projection) => {
                let input = self.plan(&projection.input)?;
                self.exprs(&projection.expr, projection.input.schema(), &input)?
            }
            LogicalPlan::Aggregate(aggregate) => self.aggregate(aggregate)?,
            LogicalPlan::Window(window) => {
                let mut input = self.plan(&window.input)?;
                let added = self.exprs(&window.window_expr, window.input.schema(), &input)?;
                input.extend(added);
                input
            }
            LogicalPlan::Join(join) => self.join(join, plan)?,
            LogicalPlan::Union(union) => self.union(union)?,
            LogicalPlan::Unnest(unnest) => {
                let input = self.plan(&unnest.input)?;
                let origin = |index: &usize| input.get(*index).cloned().unwrap_or_default();
                unnest.dependency_indices.iter().map(origin).collect()
            }
            LogicalPlan::RecursiveQuery(query) => self.recursive(query)?,
            LogicalPlan::Distinct(Distinct::On(distinct)) => {
                let input = self.plan(&distinct.input)?;
                let schema = distinct.input.schema();
                self.exprs(plan.expressions().iter(), schema, &input)?;
                self.exprs(&distinct.select_expr, schema, &input)?
            }
            LogicalPlan::Distinct(Distinct::All(input)) => self.plan(input)?,
            LogicalPlan::Filter(filter) => self.passed(plan, &filter.input)?,
            LogicalPlan::Sort(sort) => self.passed(plan, &sort.input)?,
            LogicalPlan::Limit(limit) => self.plan(&limit.input)?,
            LogicalPlan::Repartition(repartition) => self.plan(&repartition.input)?,
            LogicalPlan::SubqueryAlias(alias) => self.plan(&alias.input)?,
            LogicalPlan::Subquery(subquery) => self.plan(&subquery.subquery)?,
            LogicalPlan::EmptyRelation(relation) => none(relation.schema.fields().len()),
            LogicalPlan::Values(values) => none(values.schema.fields().len()),
            other => return not_impl_err!("{}", other.display()),
        })
    }

    fn scan(&mut self, scan: &TableScan) -> Vec<Set> {
        if let TableReference::Bare { table } = &scan.table_name
            && let Some(sets) = self.work_tables.get(table.as_ref())
        {
            return sets.clone();
        }
        let table = key_of(&scan.table_name, self.defaults);
        let fields = scan.projected_schema.fields().iter();
        fields.map(|field| Set::from([self.index((table.clone(), field.name().clone()))])).collect()
    }

    fn index(&mut self, column: BaseColumn) -> usize {
        let next = self.columns.len();
        *self.indexes.entry(column).or_insert_with_key(|column| {
            self.columns.push(column.clone());
            next
        })
    }

    /// A node that hands its input's columns on: only what its expressions read is noted.
    fn passed(&mut self, plan: &LogicalPlan, input: &LogicalPlan) -> Result<Vec<Set>> {
        let columns = self.plan(input)?;
        self.exprs(plan.expressions().iter(), input.schema(), &columns)?;
        Ok(columns)
    }

    fn aggregate(&mut self, aggregate: &Aggregate) -> Result<Vec<Set>> {
        let input = self.plan(&aggregate.input)?;
        let schema = aggregate.input.schema();
        let mut output = match aggregate.group_expr.as_slice() {
            [Expr::GroupingSet(sets)] => {
                let grouped: Vec<_> = sets.distinct_expr().into_iter().cloned().collect();
                let mut output = self.exprs(&grouped, schema, &input)?;
                // Which of the sets a row is of.
                output.push(Set::new());
                output
            }
            grouped => self.exprs(grouped, schema, &input)?,
        };
        output.extend(self.exprs(&aggregate.aggr_expr, schema, &input)?);
        Ok(output)
    }

    fn join(&mut self, join: &Join, plan: &LogicalPlan) -> Result<Vec<Set>> {
        let left = self.plan(&join.left)?;
        // The right side of a LATERAL join refers to the left one.
        self.outer.push((join.left.schema().as_ref().clone(), left.clone()));
        let right = self.plan(&join.right)?;
        self.outer.pop();
        let both: Vec<_> = left.iter().chain(&right).cloned().collect();
        let schema = join.left.schema().join(join.right.schema())?;
        self.exprs(plan.expressions().iter(), &schema, &both)?;
        let marked = |side: Vec<Set>| side.into_iter().chain([Set::new()]).collect();
        Ok(match join.join_type {
            JoinType::LeftSemi | JoinType::LeftAnti => left,
            JoinType::RightSemi | JoinType::RightAnti => right,
            JoinType::LeftMark => marked(left),
            JoinType::RightMark => marked(right),
            JoinType::Inner | JoinType::Left | JoinType::Right | JoinType::Full => both,
        })
    }

    fn union(&mut self, union: &Union) -> Result<Vec<Set>> {
        let mut output = none(union.schema.fields().len());
        for input in &union.inputs {
            for (all, one) in output.iter_mut().zip(self.plan(input)?) {
                all.extend(one);
            }
        }
        Ok(output)
    }

    /// A column may come from another that comes from a third: again until nothing is added.
    fn recursive(&mut self, query: &RecursiveQuery) -> Result<Vec<Set>> {
        let mut output = self.plan(&query.static_term)?;
        loop {
            self.work_tables.insert(query.name.clone(), output.clone());
            let added = self.plan(&query.recursive_term)?;
            let before = output.clone();
            for (all, one) in output.iter_mut().zip(added) {
                all.extend(one);
            }
            if output == before {
                self.work_tables.remove(&query.name);
                return Ok(output);
            }
        }
    }

    fn exprs<'e>(
        &mut self,
        exprs: impl IntoIterator<Item = &'e Expr>,
        schema: &DFSchema,
        input: &[Set],
    ) -> Result<Vec<Set>> {
        exprs.into_iter().map(|expr| self.expr(expr, schema, input)).collect()
    }

    fn expr(&mut self, expr: &Expr, schema: &DFSchema, input: &[Set]) -> Result<Set> {
        let mut found = Set::new();
        let mut subqueries: Vec<(Subquery, bool)> = Vec::new();
        expr.apply(|part| {
            match part {
                Expr::Column(column) => found.extend(column_of(column, schema, input)),
                Expr::OuterReferenceColumn(_, column) => found.extend(self.outer_column(column)),
                Expr::ScalarSubquery(subquery) => subqueries.push((subquery.clone(), true)),
                Expr::InSubquery(is_in) => subqueries.push((is_in.subquery.clone(), true)),
                Expr::SetComparison(set) => subqueries.push((set.subquery.clone(), true)),
                Expr::Exists(exists) => subqueries.push((exists.subquery.clone(), false)),
                _ => {}
            }
            Ok(TreeNodeRecursion::Continue)
        })?;
        for (subquery, has_value) in subqueries {
            self.outer.push((schema.clone(), input.to_vec()));
            let columns = self.plan(&subquery.subquery)?;
            self.outer.pop();
            if let (true, Some(value)) = (has_value, columns.first()) {
                found.extend(value);
            }
        }
        self.reads.extend(&found);
        Ok(found)
    }

    /// Of the nearest query around here that has it.
    fn outer_column(&self, column: &Column) -> Set {
        let mut scopes = self.outer.iter().rev();
        let scope = scopes.find(|(schema, _)| schema.maybe_index_of_column(column).is_some());
        scope.map(|(schema, input)| column_of(column, schema, input)).unwrap_or_default()
    }
}
