/// The runs of sweeps and how far they are; start at [dev.tandem.sweeps.SweepsView].
package dev.tandem.sweeps;
