/// Numbers between 0 and 1 that fill space more evenly than random ones do; start at
/// [dev.tandem.engine.internal.sequence.Halton].
package dev.tandem.engine.internal.sequence;
