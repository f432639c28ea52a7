/// Light and dark; start at [dev.tandem.workbench.theme.Theme].
package dev.tandem.workbench.theme;
