//! DataFusion's SQL parser, planner and analyzer: nothing is read and nothing is run. JSON in, JSON
//! out, through memory that the caller hands over; `planner/README.md` tells the protocol.
// Whatever is not WebAssembly has no border, and so nobody who asks.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod abi;
mod blame;
mod canonical;
mod context;
mod early;
mod excluded;
mod executable;
mod iceberg;
mod lineage;
mod parse;
mod place;
mod plan;
mod refusal;
mod relations;

use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Question {
    Version,
    Parse(String),
    Plan(plan::Request),
}

/// The answer to a question, each as JSON. What is no question of ours is a fault of the caller.
fn answer(question: &str) -> String {
    let answer: serde_json::Value = match serde_json::from_str(question) {
        Ok(Question::Version) => json!(plan::VERSION),
        Ok(Question::Parse(sql)) => parse::parse(&sql),
        Ok(Question::Plan(request)) => plan::plan(&request),
        Err(error) => panic!("not a question: {error}"),
    };
    answer.to_string()
}
