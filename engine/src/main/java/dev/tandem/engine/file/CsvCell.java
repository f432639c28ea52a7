package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import java.util.Arrays;
import java.util.OptionalDouble;

/// A value of a table, which knows where it stands.
public final class CsvCell {
    private final CsvFrame frame;
    private final CsvRow row;
    private final int column;

    CsvCell(CsvFrame frame, CsvRow row, int column) {
        this.frame = frame;
        this.row = row;
        this.column = column;
    }

    /// As it stands in the file, without quotes, and without blanks around it where there are none.
    public String text() {
        return row.text(column);
    }

    /// Whether it stands in quotes.
    public boolean isQuoted() {
        return row.isQuoted(column);
    }

    /// Whether nothing stands there, not even quotes.
    public boolean isEmpty() {
        return text().isEmpty() && !isQuoted();
    }

    /// Whether it stands for no number.
    public boolean isMissing() {
        return frame.numbers().isMissing(text());
    }

    /// Whether it is a number, or stands for none.
    public boolean isNumber() {
        return frame.numbers().number(text()).isPresent();
    }

    /// Whether it is numbers in brackets.
    public boolean isArray() {
        return text().startsWith("[") && text().endsWith("]");
    }

    /// Its number; NaN where it stands for none.
    ///
    /// @throws TandemException when it is something else; names file, line, column and value
    public double number() {
        return frame.numbers().number(text()).orElseThrow(() -> isNot("a number"));
    }

    /// Its whole number.
    ///
    /// @throws TandemException when it is something else or out of range; names file, line, column and value
    public long whole(long least, long greatest) {
        if (text().matches("[+-]?[0-9]+") && !isMissing()) {
            try {
                long number = Long.parseLong(text());
                if (number >= least && number <= greatest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // out of the range of any
            }
            throw isNot("a whole number from " + least + " to " + greatest);
        }
        throw isNot("a whole number");
    }

    /// Its numbers, between blanks in brackets.
    ///
    /// @throws TandemException when it is something else; names file, line, column and value
    public double[] array() {
        if (!isArray()) {
            throw isNot("numbers in brackets");
        }
        return Arrays.stream(text().substring(1, text().length() - 1).split("\\s+")).filter(each -> !each.isEmpty())
                .map(frame.numbers()::number)
                .mapToDouble((OptionalDouble each) -> each.orElseThrow(() -> isNot("numbers in brackets"))).toArray();
    }

    private TandemException isNot(String what) {
        return new TandemException("not " + what + ": value=" + Excerpt.of(text()) + ", column="
                + Excerpt.cut(frame.names().get(column)) + ", line=" + row.line() + ", file=" + frame.file());
    }

    @Override
    public String toString() {
        return text();
    }
}
