/// Where scripts find the files that they read, and where the files go that they write; start at
/// [dev.tandem.workbench.files.OutputFolder].
package dev.tandem.workbench.files;
