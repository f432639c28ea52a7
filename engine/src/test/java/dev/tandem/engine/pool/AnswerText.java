package dev.tandem.engine.pool;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Values as the table of sessions writes them; what Java tells apart reads different.
///
/// Texts are quoted, numbers marked as in Java (`3L`, `3.0f`), arrays in braces, lists in brackets.
final class AnswerText {
    private AnswerText() {}

    static String of(Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> '"' + s + '"';
            case Character c -> "'" + c + "'";
            case Long l -> l + "L";
            case Float f -> f + "f";
            case Short s -> "(short) " + s;
            case Byte b -> "(byte) " + b;
            case Optional<?> o -> o.map(v -> "Optional[" + of(v) + "]").orElse("Optional.empty");
            case Map<?, ?> m -> m.entrySet().stream().map(AnswerText::of).collect(Collectors.joining(", ", "{", "}"));
            case Map.Entry<?, ?> e -> of(e.getKey()) + "=" + of(e.getValue());
            case Collection<?> c -> c.stream().map(AnswerText::of).collect(Collectors.joining(", ", "[", "]"));
            case INDArray a -> a.dataType() + a.shapeInfoToString().lines().findFirst().orElse("") + a;
            case Object a when a.getClass().isArray() -> IntStream.range(0, Array.getLength(a))
                    .mapToObj(i -> of(Array.get(a, i))).collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }
}
