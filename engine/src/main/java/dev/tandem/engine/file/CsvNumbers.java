package dev.tandem.engine.file;

import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// Tells numbers from other texts: decimal ones such as `-1.5e3`, `nan` and `inf` in any case. What only Java takes for
/// a number, such as `5d` and `0x1p4`, is none. Immutable.
final class CsvNumbers {
    private final boolean decimalComma;
    private final Set<String> missing;
    private final Set<Double> missingNumbers = new HashSet<>();

    CsvNumbers(CsvOptions options) {
        decimalComma = options.decimalComma();
        missing = options.missing();
        missing.forEach(text -> decimal(text).ifPresent(missingNumbers::add));
    }

    boolean isMissing(String text) {
        return missing.contains(text) || !missingNumbers.isEmpty()
                && decimal(text).stream().anyMatch(missingNumbers::contains);
    }

    /// The number that a text is; NaN where it stands for none; empty when it is something else.
    OptionalDouble number(String text) {
        if (missing.contains(text)) {
            return OptionalDouble.of(Double.NaN);
        }
        OptionalDouble number = decimal(text);
        if (number.isPresent()) {
            return missingNumbers.contains(number.getAsDouble()) ? OptionalDouble.of(Double.NaN) : number;
        }
        boolean hasSign = text.startsWith("-") || text.startsWith("+");
        return switch (text.substring(hasSign ? 1 : 0).toLowerCase(Locale.ROOT)) {
            case "nan" -> OptionalDouble.of(Double.NaN);
            case "inf", "infinity" ->
                    OptionalDouble.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    /// A number that is too great for Java is none: it is not infinite in the file.
    private OptionalDouble decimal(String text) {
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if ((c < '0' || c > '9') && c != '-' && c != '+' && c != 'e' && c != 'E' && c != (decimalComma ? ',' : '.')) {
                return OptionalDouble.empty();
            }
        }
        try {
            double number = Double.parseDouble(decimalComma ? text.replace(',', '.') : text);
            return Double.isInfinite(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
