//! Columns that a query names only to leave them out of `*`: without them it would not plan.
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use datafusion_sql::sqlparser::ast::{
    ExcludeSelectItem, Ident, Query, SelectItem, SetExpr, Visit, Visitor, WildcardAdditionalOptions,
};

use crate::relations::normalized;

/// Names in EXCLUDE, EXCEPT and REPLACE, wherever these stand.
pub fn excluded_names(query: &Query) -> BTreeSet<String> {
    let mut search = Search::default();
    let _ = query.visit(&mut search);
    search.names
}

#[derive(Default)]
struct Search {
    names: BTreeSet<String>,
}

impl Visitor for Search {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        let mut bodies = vec![query.body.as_ref()];
        while let Some(body) = bodies.pop() {
            match body {
                SetExpr::SetOperation { left, right, .. } => bodies.extend([&**left, &**right]),
                SetExpr::Select(select) => {
                    for item in &select.projection {
                        self.add_names_of(item);
                    }
                }
                _ => {}
            }
        }
        ControlFlow::Continue(())
    }
}

impl Search {
    fn add_names_of(&mut self, item: &SelectItem) {
        if let SelectItem::Wildcard(options) | SelectItem::QualifiedWildcard(_, options) = item {
            self.names.extend(names_in(options).into_iter().map(normalized));
        }
    }
}

fn names_in(options: &WildcardAdditionalOptions) -> Vec<&Ident> {
    let mut names = Vec::new();
    match &options.opt_exclude {
        Some(ExcludeSelectItem::Single(name)) => names.push(name),
        Some(ExcludeSelectItem::Multiple(several)) => names.extend(several),
        None => {}
    }
    if let Some(except) = &options.opt_except {
        names.push(&except.first_element);
        names.extend(&except.additional_elements);
    }
    if let Some(replace) = &options.opt_replace {
        names.extend(replace.items.iter().map(|item| &item.column_name));
    }
    names
}
