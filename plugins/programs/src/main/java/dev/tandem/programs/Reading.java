package dev.tandem.programs;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.file.CsvTable;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// How a number is found in what a program has left: in its output, or in a file. Immutable; travels to workers.
public sealed interface Reading {
    /// What stands for the standard output where a file is named.
    String OUTPUT = "";

    /// The number that a pattern finds last in the standard output: its first group, or all of it where it has none.
    ///
    /// @throws IllegalArgumentException when it is no regular expression
    static Reading pattern(String regex) {
        return pattern(OUTPUT, regex);
    }

    /// As [#pattern(String)], in a file.
    static Reading pattern(String file, String regex) {
        return new ByPattern(file, regex);
    }

    /// The last number of the standard output.
    static Reading lastNumber() {
        return pattern("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
    }

    /// The value of a column in the last row of a table.
    ///
    /// @param file a path in the folder of the run
    static Reading csv(String file, String column) {
        return new ByColumn(file, column, -1);
    }

    /// The value of a column in a row of a table, counted from 0.
    static Reading csv(String file, String column, int row) {
        if (row < 0) {
            throw new IllegalArgumentException("rows are counted from 0: row=" + row);
        }
        return new ByColumn(file, column, row);
    }

    /// A value of a JSON file.
    ///
    /// @param path where it is, as in `/fit/parameters/0`
    static Reading json(String file, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path in JSON begins with a slash: path=" + path);
        }
        return new ByPath(file, path);
    }

    /// The number.
    ///
    /// @throws TandemException when there is none; says where it was looked for
    double of(ProgramRun run);

    /// See [#pattern(String, String)].
    record ByPattern(String file, String regex) implements Reading {
        public ByPattern {
            try {
                Pattern.compile(regex);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("no regular expression: pattern=" + regex + ", cause=" + e.getDescription(), e);
            }
        }

        @Override
        public double of(ProgramRun run) {
            Matcher found = Pattern.compile(regex, Pattern.MULTILINE).matcher(file.isEmpty() ? run.output() : run.text(file));
            String last = null;
            while (found.find()) {
                last = found.groupCount() > 0 ? found.group(1) : found.group();
            }
            if (last == null) {
                throw run.lacks("nothing matches: pattern=" + regex + (file.isEmpty() ? "" : ", file=" + file));
            }
            return number(last, run, "pattern=" + regex);
        }
    }

    /// See [#csv(String, String, int)].
    record ByColumn(String file, String column, int row) implements Reading {
        @Override
        public double of(ProgramRun run) {
            CsvTable table = CsvTable.read(run.file(file));
            double[] values = table.doubles(column);
            int at = row < 0 ? values.length - 1 : row;
            if (at < 0 || at >= values.length) {
                throw run.lacks("no such row: file=" + file + ", row=" + row + ", rows=" + values.length);
            }
            return values[at];
        }
    }

    /// See [#json(String, String)].
    record ByPath(String file, String path) implements Reading {
        @Override
        public double of(ProgramRun run) {
            Object at;
            try {
                // All JSON is YAML, which the library reads that is here.
                at = new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build()).loadFromString(run.text(file));
            } catch (YamlEngineException e) {
                throw run.lacks("no JSON: file=" + file + ", cause=" + e.getMessage());
            }
            for (String step : path.substring(1).split("/")) {
                String key = step.replace("~1", "/").replace("~0", "~");
                at = switch (at) {
                    case Map<?, ?> map when map.containsKey(key) -> map.get(key);
                    case List<?> list when key.matches("\\d{1,9}") && Integer.parseInt(key) < list.size() -> list.get(Integer.parseInt(key));
                    case null, default -> throw run.lacks("no such value: file=" + file + ", path=" + path + ", step=" + key);
                };
            }
            if (!(at instanceof Number number)) {
                return number(String.valueOf(at), run, "file=" + file + ", path=" + path);
            }
            return number.doubleValue();
        }
    }

    private static double number(String text, ProgramRun run, String where) {
        try {
            // Fortran writes the exponents of doubles with a D.
            return Double.parseDouble(text.strip().replaceFirst("(?<=[\\d.])[dD](?=[-+]?\\d+$)", "e"));
        } catch (NumberFormatException e) {
            throw run.lacks("not a number: value=" + text.strip() + ", " + where);
        }
    }
}
