/// The machine: its cores, memory and disk, in a tab and in scripts; start at [dev.tandem.machine.Machine].
package dev.tandem.machine;
