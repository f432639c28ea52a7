/// What the session's variables hold; start at [dev.tandem.workbench.variables.VariablesView].
package dev.tandem.workbench.variables;
