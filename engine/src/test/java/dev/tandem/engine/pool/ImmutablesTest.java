package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

class ImmutablesTest {
    private record Point(double x, String name) {}

    private record Holder(Object content) {}

    @Immutable
    private record Promised(double[] values) {}

    @Immutable
    private static class Marked {}

    private static final class NotMarked extends Marked {}

    private enum Plain {
        A, B {
            @Override
            public String toString() {
                return "b";
            }
        }
    }

    private enum WithState {
        A;

        @SuppressWarnings("unused")
        private final List<String> content = new ArrayList<>();
        @SuppressWarnings("unused")
        private int count;
    }

    static Stream<Object> byEquality() {
        return Stream.of("a", 1, 2.5, 'c', true, BigDecimal.ONE, new UUID(1, 2), String.class, LocalDate.EPOCH, Duration.ZERO,
                Plain.A, Plain.B, List.of(), List.of(1, "b"), List.of(List.of(1, 2, 3)), Set.of(1, 2), Map.of("a", 1),
                Optional.of("x"), Optional.empty(), Stream.of(1, null).toList());
    }

    static Stream<Object> byIdentity() {
        return Stream.of(new Point(1, "a"), new Holder(List.of(Optional.of(1))), new Holder(null), new Promised(new double[1]),
                new Marked(), List.of(new Point(1, "a")), Map.of("a", new Marked()), new Holder(new Point(1, "a")));
    }

    static Stream<Object> mutable() {
        return Stream.of(new ArrayList<>(), new int[0], new HashMap<>(), new Holder(new int[1]), new Holder(new ArrayList<>()),
                List.of(new int[1]), Map.of(1, new ArrayList<>()), Optional.of(new StringBuilder()), Arrays.asList(1, 2),
                Collections.unmodifiableList(new ArrayList<>()), new NotMarked(), WithState.A, new Object(), Nd4j.ones(2),
                new java.util.Date(), new java.util.concurrent.atomic.AtomicInteger());
    }

    @ParameterizedTest
    @MethodSource("byEquality")
    void valuesOfTheJdkAreTheSameWhenTheyAreEqual(Object value) {
        assertThat(Immutables.keyOf(value)).isNotNull().isEqualTo(Immutables.keyOf(value));
    }

    @Test
    void equalTextsAndListsAreTheSame() {
        assertThat(Immutables.keyOf(new String("a"))).isEqualTo(Immutables.keyOf("a"));
        assertThat(Immutables.keyOf(List.of(1, 2))).isEqualTo(Immutables.keyOf(List.of(1, 2)));
        assertThat(Immutables.keyOf(1)).isNotEqualTo(Immutables.keyOf(1L));
        assertThat(Immutables.keyOf(0.0)).isNotEqualTo(Immutables.keyOf(-0.0));
        assertThat(Immutables.keyOf(BigDecimal.ONE)).isNotEqualTo(Immutables.keyOf(new BigDecimal("1.0")));
    }

    @ParameterizedTest
    @MethodSource("byIdentity")
    void otherImmutablesAreTheSameWhenTheyAreIdentical(Object value) {
        assertThat(Immutables.keyOf(value)).isNotNull().isEqualTo(Immutables.keyOf(value));
    }

    @Test
    void equalRecordsAreNotTheSame() {
        assertThat(Immutables.keyOf(new Point(1, "a"))).isNotEqualTo(Immutables.keyOf(new Point(1, "a")));
        assertThat(Immutables.keyOf(List.of(new Point(1, "a")))).isNotEqualTo(Immutables.keyOf(List.of(new Point(1, "a"))));
    }

    @ParameterizedTest
    @MethodSource("mutable")
    void whatMayChangeHasNoKey(Object value) {
        assertThat(Immutables.keyOf(value)).isNull();
    }

    @Test
    void nullHasNoKey() {
        assertThat(Immutables.keyOf(null)).isNull();
    }

    private record Pair(Object left, Object right) {}

    private enum Circular {
        A;

        private final Holder self = new Holder(this);
    }

    @Test
    void whatIsNestedDeeplyOrOftenIsLookedAtOnceAndTheDeepestCountsAsMutable() {
        Object shared = "a";
        Object deep = "a";
        for (int i = 0; i < 100; i++) {
            shared = new Pair(shared, shared);
        }
        for (int i = 0; i < 100_000; i++) {
            deep = new Holder(deep);
        }
        assertThat(Immutables.keyOf(shared)).isNotNull();
        assertThat(Immutables.keyOf(deep)).isNull();
        assertThat(Immutables.keyOf(Circular.A)).isNull();
        assertThat(Circular.A.self.content()).isSameAs(Circular.A);
    }
}
