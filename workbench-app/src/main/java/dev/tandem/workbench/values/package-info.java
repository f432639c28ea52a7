/// What the variables of a session hold, described without running any typed code; start at [dev.tandem.workbench.values.Sketch].
package dev.tandem.workbench.values;
