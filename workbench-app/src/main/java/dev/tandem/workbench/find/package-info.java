/// Finding and replacing in a text; start at [dev.tandem.workbench.find.FindBar].
package dev.tandem.workbench.find;
