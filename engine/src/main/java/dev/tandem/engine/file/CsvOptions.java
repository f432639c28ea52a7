package dev.tandem.engine.file;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a table is written as text. Immutable; each method returns other options.
///
/// @param separator what stands between values
/// @param decimalComma whether `1,5` is a number, and `1.5` is none
/// @param encoding of the text; when empty, what a byte order mark says, or UTF-8
/// @param missing the texts that stand for no number
/// @param names of the columns; when empty, the file begins with them
/// @param comments what comments begin with; when empty, `#`, as [CsvTable] tells
public record CsvOptions(char separator, boolean decimalComma, Optional<Charset> encoding, Set<String> missing,
        List<String> names, Optional<String> comments) {
    private static final CsvOptions STANDARD = new CsvOptions(',', false, Optional.empty(),
            new LinkedHashSet<>(List.of("", "NA", "N/A", "n/a", "#N/A", "#NA", "<NA>", "NULL", "null", "None")), List.of(),
            Optional.empty());

    public CsvOptions {
        if (separator == '"' || separator == '\n' || separator == '\r' || decimalComma && separator == ',') {
            throw new IllegalArgumentException("not a separator here: separator=" + separator + ", decimalComma=" + decimalComma);
        }
        missing = Set.copyOf(missing);
        names = List.copyOf(names);
    }

    /// Commas between values, decimal points, UTF-8, names in the first line; empty cells and words such as `NA` and
    /// `null` are missing.
    public static CsvOptions standard() {
        return STANDARD;
    }

    /// Semicolons between values and decimal commas, as spreadsheets write in many countries.
    public static CsvOptions semicolons() {
        return STANDARD.separator(';').withDecimalComma();
    }

    /// Tabs between values.
    public static CsvOptions tabs() {
        return STANDARD.separator('\t');
    }

    /// With another character between values.
    public CsvOptions separator(char other) {
        return new CsvOptions(other, decimalComma, encoding, missing, names, comments);
    }

    /// With decimal commas.
    public CsvOptions withDecimalComma() {
        return new CsvOptions(separator, true, encoding, missing, names, comments);
    }

    /// In another encoding, such as `StandardCharsets.ISO_8859_1`.
    public CsvOptions encoding(Charset other) {
        return new CsvOptions(separator, decimalComma, Optional.of(other), missing, names, comments);
    }

    /// With other texts that stand for no number, beside empty cells. A number such as `-999` stands for itself however it
    /// is written.
    public CsvOptions missing(String... texts) {
        Set<String> all = new LinkedHashSet<>(Arrays.asList(texts));
        all.add("");
        return new CsvOptions(separator, decimalComma, encoding, all, names, comments);
    }

    /// Where every number must be there, and an empty cell is an error.
    public CsvOptions withoutMissing() {
        return new CsvOptions(separator, decimalComma, encoding, Set.of(), names, comments);
    }

    /// For a file without a line of names.
    public CsvOptions names(String... columns) {
        return new CsvOptions(separator, decimalComma, encoding, missing, List.of(columns), comments);
    }

    /// With a mark that begins comments: every line that begins with it is one; "" for a file without comments.
    public CsvOptions comments(String mark) {
        return new CsvOptions(separator, decimalComma, encoding, missing, names, Optional.of(mark));
    }
}
