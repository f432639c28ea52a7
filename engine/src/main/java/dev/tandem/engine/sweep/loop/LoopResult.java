package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.sweep.SweepResult;

/// The table of one sweep within the loops.
///
/// @param wasDone whether an earlier run had finished it, so that nothing was computed
public record LoopResult(LoopOptions options, SweepResult table, boolean wasDone) {}
