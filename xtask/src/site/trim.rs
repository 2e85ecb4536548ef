//! Takes out of the browser's program what it carries and never runs.
//!
//! For every type of view tachys compiles a second, asynchronous hydration, for programs that are loaded piece by piece,
//! and refers to it from a table, so that no linker can know that it is never called. The cabinet's program is one piece
//! and begins with `hydrate_body`, which hydrates synchronously. See `docs/decisions/0003`.
use walrus::{
    FunctionId, Module,
    ir::{Instr, InstrLocId, Unreachable},
};

use crate::error::{Result, While};

/// The program without what is never run; what only that needed goes when the program is made small.
pub(super) fn trim(program: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(program).while_doing("reading the compiled program")?;
    let names = module.funcs.iter_local().map(|(id, _)| (id, module.funcs.get(id).name.as_deref().unwrap_or_default()));
    let never_run: Vec<FunctionId> =
        names.filter(|(_, name)| hydrates_asynchronously(name)).map(|(id, _)| id).collect();
    for id in never_run {
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        let body = function.entry_block();
        // Should it be called nevertheless, the program stops at once, and with it every test in the browser.
        function.block_mut(body).instrs = vec![(Instr::Unreachable(Unreachable {}), InstrLocId::default())];
    }
    Ok(module.emit_wasm())
}

/// Whether a function is a state machine of `RenderHtml::hydrate_async`, or boxes one for a table, by its mangled name.
///
/// The compiler gives equal functions one body and the name of any of them, so only these may be taken out: nothing but
/// another asynchronous hydration can be equal to them. What stands inside the state machines, as closures of closures, is
/// used by the synchronous hydration, too.
fn hydrates_asynchronously(name: &str) -> bool {
    const STATE_MACHINE: &str = "13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h";
    const BOXING: &str = "8into_any13hydrate_async17h";
    name.contains(STATE_MACHINE) || name.contains(BOXING)
}

#[cfg(test)]
mod tests {
    use super::hydrates_asynchronously;

    #[test]
    fn state_machines_and_their_boxes_only() {
        let closure = "28_$u7b$$u7b$closure$u7d$$u7d$";
        let hash = "17h7a73a4efa7e18632E";
        assert!(hydrates_asynchronously(&format!("_ZN7IntoAny8into_any13hydrate_async{closure}{hash}")));
        assert!(hydrates_asynchronously(&format!("_ZN7IntoAny8into_any13hydrate_async{hash}")));
        assert!(hydrates_asynchronously(&format!("_ZN10RenderHtml13hydrate_async{closure}{hash}")));
        assert!(!hydrates_asynchronously(&format!("_ZN10RenderHtml13hydrate_async{hash}")));
        assert!(!hydrates_asynchronously(&format!("_ZN10RenderHtml13hydrate_async{closure}{closure}{hash}")));
        assert!(!hydrates_asynchronously(&format!("_ZN8any_view7hydrate{hash}")));
    }
}
