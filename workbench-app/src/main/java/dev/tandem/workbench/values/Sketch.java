package dev.tandem.workbench.values;

import dev.tandem.engine.sweep.store.QueryResult;
import dev.tandem.workbench.session.TypeWords;
import dev.tandem.workbench.session.ValueText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.StringJoiner;

/// What is seen of a value at a glance, at bounded cost and without typed code: its shape, its size, how it begins.
///
/// @param shape empty without axes
/// @param bytes -1 where that cannot be said
/// @param print changes with what it holds; of many numbers some are looked at, of many parts the first
public record Sketch(long[] shape, long bytes, String sample, long print) {
    private static final int SHOWN = 8;
    private static final int MOST_CHARACTERS = 200;
    private static final int OF_A_PART = 40;
    private static final int PRINTED_NUMBERS = 1024;
    private static final int PRINTED_PARTS = 256;
    private static final int DIGITS = 5;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /// Any thread.
    public static Sketch of(Object value) {
        Numbers numbers = Numbers.of(value, false);
        String sample = sample(value, numbers);
        long[] shape = numbers == null ? ValueParts.shape(value) : numbers.shape();
        return new Sketch(shape, numbers == null ? bytes(value) : numbers.bytes(), sample, print(value, numbers, sample));
    }

    static String sample(Object value) {
        return sample(value, Numbers.of(value, false));
    }

    private static String sample(Object value, Numbers numbers) {
        if (numbers != null && numbers.columns().isEmpty()) {
            return begin(numbers);
        }
        if (numbers != null && value instanceof QueryResult) {
            return String.join(", ", numbers.columns());
        }
        long size = ValueParts.size(value);
        return size < 0 ? cut(ValueText.summary(value), MOST_CHARACTERS) : begin(value, size);
    }

    private static String begin(Numbers numbers) {
        StringJoiner text = new StringJoiner(", ");
        try {
            long size = numbers.size();
            for (int i = 0; i < Math.min(SHOWN, size); i++) {
                text.add(rounded(numbers, i));
            }
            return size == 0 ? "empty" : text + (size > SHOWN ? ", ..." : "");
        } catch (RuntimeException e) {
            // It was closed, or got shorter, while it was read.
            return text + " (changed while it was read)";
        }
    }

    private static String rounded(Numbers numbers, long index) {
        String whole = numbers.entry(index);
        double value = numbers.number(index);
        return whole.length() <= DIGITS + 3 || !Double.isFinite(value) || value == Math.rint(value) && whole.indexOf('.') < 0 ? whole
                : Double.toString(new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue());
    }

    private static String begin(Object value, long size) {
        boolean isTyped = ValueParts.isTyped(value);
        StringJoiner text = isTyped ? new StringJoiner(", ", TypeWords.of(value) + "(", ")") : new StringJoiner(", ");
        boolean named = isTyped || value instanceof Map<?, ?>;
        for (ValueParts.Named each : ValueParts.of(value, 0, SHOWN)) {
            text.add((named ? each.name() + "=" : "") + cut(ValueText.summary(each.value()), OF_A_PART));
        }
        if (size > SHOWN) {
            text.add("...");
        }
        return size == 0 && !isTyped ? "empty" : cut(text.toString(), MOST_CHARACTERS);
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }

    private static long bytes(Object value) {
        return switch (value) {
            case Double _,Long _ -> Double.BYTES;
            case Integer _,Float _ -> Integer.BYTES;
            case Short _,Character _ -> Short.BYTES;
            case Byte _,Boolean _ -> 1;
            case String text -> (long) text.length() * Character.BYTES;
            case null, default -> -1;
        };
    }

    private static long print(Object value, Numbers numbers, String sample) {
        long print = sample.hashCode();
        if (value instanceof String text) {
            return mix(print, text.hashCode());
        }
        if (numbers != null) {
            return mix(print, print(value, numbers));
        }
        if (ValueParts.size(value) >= 0) {
            print = mix(print, ValueParts.size(value));
            for (ValueParts.Named each : ValueParts.of(value, 0, PRINTED_PARTS)) {
                print = mix(print, each.name().hashCode());
                print = mix(print, isSimple(each.value()) ? ValueText.summary(each.value()).hashCode() : System.identityHashCode(each.value()));
            }
            return print;
        }
        return isSimple(value) ? print : mix(print, System.identityHashCode(value));
    }

    private static boolean isSimple(Object value) {
        return value == null || value.getClass().getClassLoader() == null && (value instanceof Number || value instanceof String
                || value instanceof Boolean || value instanceof Character);
    }

    private static long print(Object value, Numbers numbers) {
        long print = 0;
        for (long each : numbers.shape()) {
            print = mix(print, each);
        }
        if (numbers instanceof TableNumbers) {
            // Nothing changes it.
            return mix(print, System.identityHashCode(value));
        }
        long size = numbers.size();
        long looks = Math.min(size, PRINTED_NUMBERS);
        try {
            for (long i = 0; i < looks; i++) {
                long at = looks == size ? i : (long) (i * ((size - 1.0) / (looks - 1)));
                print = mix(print, Double.doubleToLongBits(numbers.number(at)));
            }
        } catch (RuntimeException e) {
            // Closed or shorter at this moment, which is a change, too.
            print = mix(print, looks);
        }
        return print;
    }

    private static long mix(long print, long more) {
        long mixed = (print ^ more) * PRIME;
        return mixed ^ mixed >>> 32;
    }
}
