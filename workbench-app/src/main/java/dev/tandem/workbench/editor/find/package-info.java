/// Finding and replacing in a text; start at [dev.tandem.workbench.editor.find.FindBar].
package dev.tandem.workbench.editor.find;
