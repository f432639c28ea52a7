/// The files that scripts read and write; start at [dev.tandem.workbench.files.CsvTable] and
/// [dev.tandem.workbench.files.OutputFolder].
package dev.tandem.workbench.files;
