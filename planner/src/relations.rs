//! The tables that a query reads, in reading order.
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use datafusion_sql::sqlparser::ast::{
    Cte, Ident, ObjectName, Query, Spanned, TableFactor, Visit, Visitor,
};

use crate::place::Place;

pub struct Relation {
    pub parts: Vec<String>,
    pub place: Place,
}

/// Each table once, at its first mention. Names of CTEs, where they hold, and table functions are
/// none.
pub fn relations(query: &Query) -> Vec<Relation> {
    let mut search = Search::default();
    let _ = query.visit(&mut search);
    search.found.sort_by_key(|relation| relation.place);
    let mut seen = HashSet::new();
    search.found.retain(|relation| seen.insert(relation.parts.clone()));
    search.found
}

#[derive(Default)]
struct Search {
    found: Vec<Relation>,
    /// The names that the WITHs around here have made so far, from the outside in.
    scopes: Vec<HashSet<String>>,
    /// By the address of its query: the name of a CTE, and whether it sees itself.
    ctes: HashMap<*const Query, (String, bool)>,
}

impl Search {
    fn is_cte(&self, parts: &[String]) -> bool {
        matches!(parts, [name] if self.scopes.iter().any(|scope| scope.contains(name)))
    }

    fn add_name(&mut self, name: String) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name);
        }
    }

    fn expect(&mut self, cte: &Cte, recursive: bool) {
        let name = normalized(&cte.alias.name);
        self.ctes.insert(&*cte.query, (name, recursive));
    }
}

impl Visitor for Search {
    type Break = ();

    /// A CTE sees those before it; in WITH RECURSIVE itself as well.
    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        if let Some((name, true)) = self.ctes.get(&std::ptr::from_ref(query)).cloned() {
            self.add_name(name);
        }
        self.scopes.push(HashSet::new());
        if let Some(with) = &query.with {
            for cte in &with.cte_tables {
                self.expect(cte, with.recursive);
            }
        }
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.scopes.pop();
        if let Some((name, _)) = self.ctes.remove(&std::ptr::from_ref(query)) {
            self.add_name(name);
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        if let TableFactor::Table { name, args: None, .. } = factor
            && let Some(parts) = parts_of(name)
            && let Some(place) = Place::start_of(name.span())
            && !self.is_cte(&parts)
        {
            self.found.push(Relation { parts, place });
        }
        ControlFlow::Continue(())
    }
}

/// None where a part is computed.
fn parts_of(name: &ObjectName) -> Option<Vec<String>> {
    let parts = name.0.iter();
    parts.map(|part| part.as_ident().map(normalized)).collect()
}

/// As DataFusion reads it: what is not quoted is lower-cased.
pub fn normalized(name: &Ident) -> String {
    match name.quote_style {
        Some(_) => name.value.clone(),
        None => name.value.to_ascii_lowercase(),
    }
}
