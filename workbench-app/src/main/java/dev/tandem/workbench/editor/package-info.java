/// Texts with Java in them; start at [dev.tandem.workbench.editor.EditorsView].
package dev.tandem.workbench.editor;
