//! Ctrl-C and requests of the system to end: noted here, obeyed where something is under way, so that nothing started is left behind.
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Result, While};

static ASKED: AtomicBool = AtomicBool::new(false);

/// From here on Ctrl-C no longer ends xtask at once. Called once, first thing.
pub(crate) fn listen() -> Result<()> {
    ctrlc::set_handler(|| ASKED.store(true, Ordering::Relaxed)).while_doing("listening for Ctrl-C")
}

/// Whether somebody asked for the end.
pub(crate) fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
