/// Reads the files of other programs: tables of text, and arrays of HDF5 and NumPy; and replaces files as a whole. Start at
/// [dev.tandem.engine.file.CsvTable].
package dev.tandem.engine.file;
