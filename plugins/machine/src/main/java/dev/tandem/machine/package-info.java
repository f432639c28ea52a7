/// A plugin that shows the machine, as an example of the smallest there can be; start at [dev.tandem.machine.MachineView].
package dev.tandem.machine;
