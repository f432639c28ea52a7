/// What the session's variables hold; start at [dev.tandem.variables.VariablesView].
package dev.tandem.variables;
