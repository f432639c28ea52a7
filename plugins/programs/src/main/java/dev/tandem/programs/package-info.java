/// Sweeps over programs that are not written in Java; start at [dev.tandem.programs.Program].
package dev.tandem.programs;
