/// Sweeps in nested loops, described by a YAML file; start at [dev.tandem.engine.sweep.loop.LoopTool].
package dev.tandem.engine.sweep.loop;
