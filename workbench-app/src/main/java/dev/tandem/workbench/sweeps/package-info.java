/// The runs of sweeps and how far they are; start at [dev.tandem.workbench.sweeps.SweepsView].
package dev.tandem.workbench.sweeps;
