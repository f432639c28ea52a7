/// Which part of a text runs, and what became of it; start at [dev.tandem.workbench.editor.run.RunMarks].
package dev.tandem.workbench.editor.run;
