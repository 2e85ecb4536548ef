//! Answers conformance cases: a case a line on the standard input, its answer a line on the standard output.
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    // Line by line, so that somebody who waits for an answer before sending the next case gets it.
    let mut answers = io::stdout().lock();
    for case in io::stdin().lock().split(b'\n') {
        let case = case?;
        writeln!(answers, "{}", lending::conformance::answer_line(String::from_utf8_lossy(&case).trim_end()))?;
    }
    Ok(())
}
