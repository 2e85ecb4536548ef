//! The full cost of many flows at once, for `benches/compare_with_pyxirr.py`.
//!
//! Standard input: a case a line, `day:kopecks day:kopecks …`. Standard output: the nanoseconds of the calculation
//! alone, then a percentage a line.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::io::Read;

use lending::{Flow, Money, full_cost};

#[expect(clippy::disallowed_methods, reason = "measures its own speed")]
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let flow = |place: &str| {
        let (day, kopecks) = place.split_once(':').unwrap();
        Flow { day: day.parse().unwrap(), amount: Money::from_kopecks(kopecks.parse().unwrap()) }
    };
    let cases: Vec<Vec<Flow>> = text.lines().map(|line| line.split(' ').map(flow).collect()).collect();
    let start = std::time::Instant::now();
    let results: Vec<_> = cases.iter().map(|flows| full_cost(flows)).collect();
    println!("{}", start.elapsed().as_nanos());
    for result in results {
        println!("{}", result.unwrap().full_cost);
    }
}
