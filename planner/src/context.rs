//! What DataFusion's planner asks of its surroundings: the tables, and the functions of a session
//! as DataFusion makes it by default.
use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use arrow_schema::{DataType, Schema, SchemaRef};
use datafusion_common::config::ConfigOptions;
use datafusion_common::{Result, TableReference, plan_err};
use datafusion_expr::planner::{ContextProvider, ExprPlanner};
use datafusion_expr::registry::FunctionRegistry;
use datafusion_expr::{AggregateUDF, Expr, ScalarUDF, TableSource, WindowUDF};
use serde::Deserialize;

use crate::iceberg::Column;

#[derive(Deserialize)]
pub struct Defaults {
    pub catalog: String,
    pub namespace: String,
}

/// `catalog`, `namespace`, `name`. A namespace may hold dots.
pub type TableKey = [String; 3];

pub fn key_of(name: &TableReference, defaults: &Defaults) -> TableKey {
    let catalog = name.catalog().unwrap_or(&defaults.catalog);
    let namespace = name.schema().unwrap_or(&defaults.namespace);
    [catalog.into(), namespace.into(), name.table().into()]
}

/// A table of which its schema is known. It filters no rows by itself, as the planner's own stand-in
/// for a table does: a subquery in a filter would end in a scan, where nothing makes a join of it.
#[derive(Debug)]
struct Described {
    schema: SchemaRef,
}

impl Described {
    fn of(schema: SchemaRef) -> Self {
        Self { schema }
    }
}

impl TableSource for Described {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

pub struct Context<'a> {
    tables: HashMap<TableKey, Arc<dyn TableSource>>,
    defaults: &'a Defaults,
    pub options: ConfigOptions,
    planners: Vec<Arc<dyn ExprPlanner>>,
}

pub struct Functions {
    scalar: HashMap<String, Arc<ScalarUDF>>,
    aggregate: HashMap<String, Arc<AggregateUDF>>,
    window: HashMap<String, Arc<WindowUDF>>,
}

/// By their names and other names, as `SessionStateDefaults` of the crate `datafusion` registers them.
pub fn functions() -> &'static Functions {
    static FUNCTIONS: OnceLock<Functions> = OnceLock::new();
    FUNCTIONS.get_or_init(|| {
        let mut scalar = HashMap::new();
        let nested = datafusion_functions_nested::all_default_nested_functions();
        for function in datafusion_functions::all_default_functions().into_iter().chain(nested) {
            register(&mut scalar, function.name(), function.aliases(), &function);
        }
        let mut aggregate = HashMap::new();
        for function in datafusion_functions_aggregate::all_default_aggregate_functions() {
            register(&mut aggregate, function.name(), function.aliases(), &function);
        }
        let mut window = HashMap::new();
        for function in datafusion_functions_window::all_default_window_functions() {
            register(&mut window, function.name(), function.aliases(), &function);
        }
        Functions { scalar, aggregate, window }
    })
}

impl FunctionRegistry for Functions {
    fn udfs(&self) -> HashSet<String> {
        self.scalar.keys().cloned().collect()
    }

    fn udafs(&self) -> HashSet<String> {
        self.aggregate.keys().cloned().collect()
    }

    fn udwfs(&self) -> HashSet<String> {
        self.window.keys().cloned().collect()
    }

    fn udf(&self, name: &str) -> Result<Arc<ScalarUDF>> {
        named(&self.scalar, name)
    }

    fn udaf(&self, name: &str) -> Result<Arc<AggregateUDF>> {
        named(&self.aggregate, name)
    }

    fn udwf(&self, name: &str) -> Result<Arc<WindowUDF>> {
        named(&self.window, name)
    }

    fn expr_planners(&self) -> Vec<Arc<dyn ExprPlanner>> {
        vec![]
    }
}

fn named<T>(registry: &HashMap<String, Arc<T>>, name: &str) -> Result<Arc<T>> {
    match registry.get(name) {
        Some(function) => Ok(Arc::clone(function)),
        None => plan_err!("There is no function {name}"),
    }
}

fn register<T>(
    registry: &mut HashMap<String, Arc<T>>,
    name: &str,
    aliases: &[String],
    function: &Arc<T>,
) {
    for name in aliases.iter().cloned().chain([name.to_string()]) {
        registry.insert(name, Arc::clone(function));
    }
}

impl<'a> Context<'a> {
    pub fn new<'c>(
        tables: impl IntoIterator<Item = (TableKey, Vec<&'c Column>)>,
        defaults: &'a Defaults,
    ) -> Self {
        let tables = tables.into_iter().map(|(key, columns)| {
            let fields: Vec<_> = columns.iter().map(|column| column.field.clone()).collect();
            let source = Described::of(Arc::new(Schema::new(fields)));
            (key, Arc::new(source) as Arc<dyn TableSource>)
        });
        let mut options = ConfigOptions::default();
        // So that errors have places.
        options.sql_parser.collect_spans = true;
        Self { tables: tables.collect(), defaults, options, planners: planners() }
    }
}

/// In the order of DataFusion's `SessionStateDefaults::default_expr_planners`.
fn planners() -> Vec<Arc<dyn ExprPlanner>> {
    vec![
        Arc::new(datafusion_functions::core::planner::CoreFunctionPlanner::default()),
        Arc::new(datafusion_functions_nested::planner::NestedFunctionPlanner),
        Arc::new(datafusion_functions_nested::planner::FieldAccessPlanner),
        Arc::new(datafusion_functions::datetime::planner::DatetimeFunctionPlanner),
        Arc::new(datafusion_functions::unicode::planner::UnicodeFunctionPlanner),
        Arc::new(datafusion_functions_aggregate::planner::AggregateFunctionPlanner),
        Arc::new(datafusion_functions_window::planner::WindowFunctionPlanner),
    ]
}

impl ContextProvider for Context<'_> {
    fn get_table_source(&self, name: TableReference) -> Result<Arc<dyn TableSource>> {
        match self.tables.get(&key_of(&name, self.defaults)) {
            Some(table) => Ok(Arc::clone(table)),
            None => plan_err!("table '{name}' not found"),
        }
    }

    fn create_cte_work_table(&self, _: &str, schema: SchemaRef) -> Result<Arc<dyn TableSource>> {
        Ok(Arc::new(Described::of(schema)))
    }

    fn get_expr_planners(&self) -> &[Arc<dyn ExprPlanner>] {
        &self.planners
    }

    fn get_table_function_source(&self, name: &str, _: Vec<Expr>) -> Result<Arc<dyn TableSource>> {
        plan_err!("table function '{name}' not found")
    }

    fn get_function_meta(&self, name: &str) -> Option<Arc<ScalarUDF>> {
        functions().scalar.get(name).cloned()
    }

    fn get_aggregate_meta(&self, name: &str) -> Option<Arc<AggregateUDF>> {
        functions().aggregate.get(name).cloned()
    }

    fn get_window_meta(&self, name: &str) -> Option<Arc<WindowUDF>> {
        functions().window.get(name).cloned()
    }

    fn get_variable_type(&self, _: &[String]) -> Option<DataType> {
        None
    }

    fn options(&self) -> &ConfigOptions {
        &self.options
    }

    fn udf_names(&self) -> Vec<String> {
        sorted(&functions().scalar)
    }

    fn udaf_names(&self) -> Vec<String> {
        sorted(&functions().aggregate)
    }

    fn udwf_names(&self) -> Vec<String> {
        sorted(&functions().window)
    }
}

/// Of two names that are as near to a misspelled one, the same is suggested each time.
fn sorted<T>(registry: &HashMap<String, T>) -> Vec<String> {
    let mut names: Vec<_> = registry.keys().cloned().collect();
    names.sort();
    names
}
