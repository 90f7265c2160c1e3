//! Where an error stands that has no place of its own: at the smallest part of the query without
//! which it plans.
use std::ops::ControlFlow;

use datafusion_sql::sqlparser::ast::{Expr, Query, Spanned, Value, VisitMut, VisitorMut};

use crate::place::Place;

/// Each try plans the query once more.
const MAX_TRIES: usize = 200;

pub fn place_to_blame(query: &Query, plans: impl Fn(&Query) -> bool) -> Option<Place> {
    for index in 0..MAX_TRIES {
        let mut without = query.clone();
        let mut removal = Removal { left: index };
        let ControlFlow::Break(place) = without.visit(&mut removal) else {
            return None;
        };
        if place.is_some() && plans(&without) {
            return place;
        }
    }
    None
}

/// Puts NULL for an expression: those inside of others, and those that stand first, come first.
struct Removal {
    left: usize,
}

impl VisitorMut for Removal {
    /// Where the expression stood.
    type Break = Option<Place>;

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<Self::Break> {
        if self.left > 0 {
            self.left -= 1;
            return ControlFlow::Continue(());
        }
        let place = Place::start_of(expr.span());
        *expr = Expr::value(Value::Null);
        ControlFlow::Break(place)
    }
}
