//! The way of an application: what is passed, where it stands, what is ahead.

use lending::Stage;
use leptos::prelude::*;

use crate::{
    local_time::LocalTime,
    texts::{StagesTexts, texts},
};

/// The steps that a borrower sees; several stages of the application can belong to one.
const STEPS: usize = 6;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Done,
    Now,
    Failed,
    Ahead,
}

/// How often an application is looked at whose money waits for hours.
pub const WAIT_MS: u32 = 60_000;

/// Whether an application at this stage goes on without the borrower: its page looks again.
pub fn moves_by_itself(stage: Stage) -> bool {
    matches!(stage, Stage::Submitted | Stage::UnderReview | Stage::AwaitingStaff | Stage::Signed | Stage::PayingOut)
}

/// Where an application stands, in words.
pub fn state(stage: Stage, waits_until: Option<LocalTime>) -> String {
    let texts = texts::<StagesTexts>();
    match waits_until {
        Some(until) => texts.waits(&texts.date_time(until)),
        None => texts.state(stage).to_owned(),
    }
}

/// The step at which an application stands at a stage. Ended ones stand where they ended, which
/// for a withdrawn one is known from the stage before.
fn step_of(stage: Stage, before: Option<Stage>) -> usize {
    match stage {
        Stage::Submitted | Stage::UnderReview => 1,
        Stage::AwaitingStaff | Stage::Refused => 2,
        Stage::Offered => 3,
        Stage::Signed | Stage::PayingOut | Stage::PayoutRefused => 4,
        Stage::Issued => 5,
        Stage::Withdrawn | Stage::Lapsed => before.map_or(3, |before| step_of(before, None)),
    }
}

fn progress(step: usize, stage: Stage, before: Option<Stage>) -> Progress {
    let current = step_of(stage, before);
    let ended = matches!(stage, Stage::Refused | Stage::Withdrawn | Stage::Lapsed | Stage::PayoutRefused);
    match step.cmp(&current) {
        std::cmp::Ordering::Less => Progress::Done,
        std::cmp::Ordering::Greater => Progress::Ahead,
        std::cmp::Ordering::Equal if ended => Progress::Failed,
        std::cmp::Ordering::Equal if stage == Stage::Issued => Progress::Done,
        std::cmp::Ordering::Equal => Progress::Now,
    }
}

/// When a step was passed.
fn passed_at(step: usize, reached: &[(Stage, LocalTime)]) -> Option<LocalTime> {
    let stages: &[Stage] = match step {
        0 => &[Stage::Submitted],
        1 => &[Stage::AwaitingStaff, Stage::Offered, Stage::Refused],
        2 => &[Stage::Offered, Stage::Refused],
        3 => &[Stage::Signed],
        4 | 5 => &[Stage::Issued],
        _ => &[],
    };
    reached.iter().find(|(stage, _)| stages.contains(stage)).map(|(_, at)| *at)
}

/// The stages as a list; each says in words, too, how far it is.
#[component]
pub fn StageTracker(
    /// Where the application stands.
    stage: Stage,
    /// When each stage was reached, oldest first; empty where the page does not tell.
    #[prop(optional)]
    reached: Vec<(Stage, LocalTime)>,
) -> impl IntoView {
    let texts = texts::<StagesTexts>();
    let before = reached.iter().rev().map(|(stage, _)| *stage).find(|reached| *reached != stage);
    let steps = (0..STEPS)
        .map(|step| {
            let (class, words) = match progress(step, stage, before) {
                Progress::Done => ("done", texts.done()),
                Progress::Now => ("now", texts.now()),
                Progress::Failed => ("failed", texts.failed()),
                Progress::Ahead => ("", texts.ahead()),
            };
            let at = passed_at(step, &reached).filter(|_| class == "done");
            view! {
                <li class=class aria-current=(class == "now").then_some("step")>
                    <span class="stage-name">
                        {texts.names()[step]} <span class="visually-hidden">{format!(", {words}")}</span>
                    </span>
                    {at.map(|at| view! { <small translate="no">{texts.date_time(at)}</small> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="stages" aria-label=texts.title()>{steps}</ol> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(stage: Stage, before: Option<Stage>) -> String {
        (0..STEPS)
            .map(|step| match progress(step, stage, before) {
                Progress::Done => 'd',
                Progress::Now => 'n',
                Progress::Failed => 'f',
                Progress::Ahead => '.',
            })
            .collect()
    }

    #[test]
    fn every_stage_has_its_step() {
        assert_eq!(all(Stage::Submitted, None), "dn....");
        assert_eq!(all(Stage::UnderReview, None), "dn....");
        assert_eq!(all(Stage::AwaitingStaff, None), "ddn...");
        assert_eq!(all(Stage::Refused, None), "ddf...");
        assert_eq!(all(Stage::Offered, None), "dddn..");
        assert_eq!(all(Stage::PayingOut, None), "ddddn.");
        assert_eq!(all(Stage::PayoutRefused, None), "ddddf.");
        assert_eq!(all(Stage::Issued, None), "dddddd");
    }

    #[test]
    fn an_ended_one_stands_where_it_ended() {
        assert_eq!(all(Stage::Withdrawn, Some(Stage::UnderReview)), "df....");
        assert_eq!(all(Stage::Withdrawn, Some(Stage::PayoutRefused)), "ddddf.");
        assert_eq!(all(Stage::Lapsed, Some(Stage::Offered)), "dddf..");
    }
}
