package dev.tandem.engine.file;

import java.nio.file.Path;
import java.util.List;

/// What the values of a table have in common.
///
/// @param names of the columns
/// @param numbers what is a number
record CsvFrame(Path file, List<String> names, CsvNumbers numbers) {}
