//! How many tests ran: read from what each runner says at its end.
use std::ops::AddAssign;

/// Tests that passed and tests that failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

/// Reads nextest: `Summary [   1.2s] 12 tests run: 11 passed (1 slow), 1 failed, 3 skipped`.
pub(super) fn of_nextest(said: &str) -> Count {
    let summary = said.lines().rev().find(|line| line.contains("Summary [")).unwrap_or_default();
    Count {
        passed: number_before(summary, "passed"),
        failed: number_before(summary, "failed") + number_before(summary, "timed") + number_before(summary, "exec"),
    }
}

/// Reads cargo test: a line `test result: ok. 5 passed; 0 failed; 0 ignored; …` for each test program.
pub(super) fn of_cargo_test(said: &str) -> Count {
    let results = said.lines().filter(|line| line.trim_start().starts_with("test result:"));
    let mut count = Count::default();
    for line in results {
        count += Count { passed: number_before(line, "passed"), failed: number_before(line, "failed") };
    }
    count
}

/// Reads pytest: `==== 3 passed, 1 failed, 1 error in 0.12s ====`.
pub(super) fn of_pytest(said: &str) -> Count {
    let summary = said.lines().rev().find(|line| {
        line.contains(" in ") && (line.contains("passed") || line.contains("failed") || line.contains("error"))
    });
    let summary = summary.unwrap_or_default();
    let errors = number_before(summary, "error") + number_before(summary, "errors");
    Count { passed: number_before(summary, "passed"), failed: number_before(summary, "failed") + errors }
}

/// Reads a line `38 passed, 0 failed`.
pub(super) fn of_words(said: &str) -> Count {
    let line = said.lines().rev().find(|line| line.contains(" passed, ")).unwrap_or_default();
    Count { passed: number_before(line, "passed"), failed: number_before(line, "failed") }
}

/// Reads the report of Playwright's reporter `json`. A test that passed only at its second try has failed once.
pub(super) fn of_playwright(report: &str) -> Count {
    let report: serde_json::Value = serde_json::from_str(report).unwrap_or_default();
    let number = |name: &str| report["stats"][name].as_u64().unwrap_or_default();
    let outside_of_tests = report["errors"].as_array().map_or(0, |errors| errors.len() as u64);
    Count { passed: number("expected"), failed: number("unexpected") + number("flaky") + outside_of_tests }
}

/// The number that stands right before a word; 0 if there is none.
fn number_before(line: &str, word: &str) -> u64 {
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(of_words("x: 1 failed\n37 passed, 1 failed\n"), Count { passed: 37, failed: 1 });
        assert_eq!(of_words("Error: Cannot find module"), Count::default());
    }

    #[test]
    fn nextest() {
        let said = "  PASS [0.1s] a b\n     Summary [  12.345s] 48 tests run: 44 passed (1 slow, 2 leaky), 3 failed, 1 timed out, 7 skipped\nerror: test run failed";
        assert_eq!(of_nextest(said), Count { passed: 44, failed: 4 });
        assert_eq!(
            of_nextest("     Summary [   0.003s] 1 test run: 1 passed, 0 skipped"),
            Count { passed: 1, failed: 0 }
        );
        assert_eq!(of_nextest("error: could not compile"), Count::default());
    }

    #[test]
    fn cargo_test() {
        let said = "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured\n\ntest result: FAILED. 2 passed; 1 failed; 0 ignored";
        assert_eq!(of_cargo_test(said), Count { passed: 7, failed: 1 });
    }

    #[test]
    fn pytest() {
        assert_eq!(of_pytest("=== 3 passed in 0.12s ==="), Count { passed: 3, failed: 0 });
        assert_eq!(of_pytest("= 2 failed, 3 passed, 1 error in 0.1s ="), Count { passed: 3, failed: 3 });
        assert_eq!(of_pytest("=== no tests ran in 0.01s ==="), Count::default());
    }

    #[test]
    fn playwright() {
        let report = r#"{"stats":{"expected":9,"unexpected":1,"flaky":2,"skipped":4},"errors":[{"message":"x"}]}"#;
        assert_eq!(of_playwright(report), Count { passed: 9, failed: 4 });
        assert_eq!(of_playwright("not written"), Count::default());
    }
}
