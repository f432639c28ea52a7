/// The values that parameters take; start at [dev.tandem.engine.sweep.sample.Samples].
package dev.tandem.engine.sweep.sample;
