package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Finds the line of names and the rows of a text, and what is a comment. The parser splits rows into values; it does not
/// see comments, since what looks like one may be a row. For one thread.
final class CsvParsing {
    private static final String USUAL_COMMENT = "#";

    private final CsvSource source;
    private final CsvOptions options;
    private final CsvNumbers numbers;
    private final CSVFormat format;
    private final List<CsvRow> rows = new ArrayList<>();
    /// Null until known.
    private List<String> names;
    /// The comment right before the first row, which may hold the names.
    private String candidate;
    /// Null where a comment was skipped, since parsers read ahead.
    private Iterator<CSVRecord> records;

    CsvParsing(CsvSource source, CsvOptions options, CsvNumbers numbers) {
        this.source = source;
        this.options = options;
        this.numbers = numbers;
        format = CSVFormat.DEFAULT.builder().setDelimiter(options.separator()).setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false).get();
    }

    /// Reads to the end.
    CsvFrame read() {
        if (!options.names().isEmpty()) {
            setNames(options.names());
        }
        while (!source.isAtEnd()) {
            if (isComment()) {
                candidate = source.restOfLine();
                source.skipLine();
                records = null;
            } else {
                take(next());
            }
        }
        if (names == null) {
            throw new TandemException("a table begins with a line of names: file=" + source.file() + ", line=1");
        }
        return new CsvFrame(source.file(), names, numbers);
    }

    /// Those that have been read.
    List<CsvRow> rows() {
        return rows;
    }

    /// Behind the names, a line such as `#ff0000,1` is a row when it has as many values as there are names.
    private boolean isComment() {
        String mark = options.comments().orElse(USUAL_COMMENT);
        if (mark.isEmpty() || !source.beginsWith(mark)) {
            return false;
        }
        String line = source.restOfLine();
        if (names == null || options.comments().isPresent() || line.length() == 1 || Character.isWhitespace(line.charAt(1))) {
            return true;
        }
        List<String> values = values(line);
        return values != null && values.size() != names.size();
    }

    /// The values of a line; null when they do not end there.
    private List<String> values(String line) {
        try (CSVParser parser = parser(new StringReader(line))) {
            Iterator<CSVRecord> all = parser.iterator();
            return all.hasNext() ? all.next().toList() : List.of();
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    private CSVParser parser(Reader reader) throws IOException {
        return CSVParser.builder().setReader(reader).setFormat(format).get();
    }

    // The parser closes nothing but the reader of a text, which needs no closing.
    @SuppressWarnings("resource")
    private CsvRow next() {
        long line = source.line();
        try {
            if (records == null) {
                records = parser(source.reader()).iterator();
            }
            String[] values = records.next().values();
            return new CsvRow(line, values, source.skip(values, options.separator()));
        } catch (IOException | UncheckedIOException e) {
            throw new TandemException("not a table: a quoted value does not end, or more follows it: line=" + line + ", file="
                    + source.file() + ", cause=" + e.getMessage(), e);
        }
    }

    private void take(CsvRow row) {
        if (row.isBlank()) {
            return;
        }
        if (names != null) {
            add(row);
            return;
        }
        boolean hasNumber = false;
        boolean hasOnlyNumbers = true;
        for (int k = 0; k < row.size(); k++) {
            boolean isNumber = !row.isQuoted(k) && numbers.number(row.text(k)).isPresent();
            hasNumber |= isNumber && !row.text(k).isEmpty();
            hasOnlyNumbers &= isNumber;
        }
        List<String> told = candidate == null ? null : values(candidate.replaceFirst("^\\W\\s*", ""));
        if (hasNumber && told != null && told.size() == row.size()) {
            setNames(told);
            add(row);
        } else if (hasNumber && hasOnlyNumbers) {
            throw new TandemException("numbers where names are expected: line=" + row.line() + ", values="
                    + Excerpt.of(row.texts()) + ", file=" + source.file() + "; CsvOptions.names gives names");
        } else {
            setNames(row.texts());
        }
    }

    private void setNames(List<String> all) {
        Set<String> seen = new HashSet<>();
        List<String> twice = all.stream().filter(name -> !seen.add(name)).distinct().toList();
        if (!twice.isEmpty()) {
            throw new TandemException("a name appears twice: file=" + source.file() + ", line="
                    + source.line() + ", names=" + Excerpt.of(twice));
        }
        names = List.copyOf(all);
    }

    private void add(CsvRow row) {
        if (row.size() != names.size()) {
            throw new TandemException("not as many values as names: file=" + source.file() + ", line=" + row.line()
                    + ", names=" + names.size() + ", values=" + row.size() + hint());
        }
        rows.add(row);
    }

    private String hint() {
        String only = names.size() == 1 ? names.getFirst() : "";
        return only.contains(";") ? "; CsvOptions.semicolons() reads values between semicolons"
                : only.contains("\t") ? "; CsvOptions.tabs() reads values between tabs" : "";
    }
}
