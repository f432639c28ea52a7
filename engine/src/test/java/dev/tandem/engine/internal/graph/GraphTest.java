package dev.tandem.engine.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.graph.bytes.Tag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

// javac takes a package called "internal" for one of the JDK.
@SuppressWarnings("serial")
class GraphTest {
    record Point(double x, double y) {}

    record Named<T>(String name, T value) {}

    static Stream<Object> everydayValues() {
        return Stream.of("text", "lone surrogate \ud800", "ünïcödé", "", 1, -1, Integer.MIN_VALUE, Long.MAX_VALUE, (byte) -3,
                (short) 9, 'x', true, false, 1.5f, Double.MIN_VALUE, -0.0, Double.NaN, new BigDecimal("1.50"),
                UUID.randomUUID(), Duration.ofMillis(5), LocalDate.of(2020, 2, 29), TimeUnit.DAYS, String.class,
                int.class, int[][].class, Path.of("a", "b"), StandardCharsets.UTF_8, Optional.of(3), Optional.empty(),
                OptionalDouble.of(2), Map.entry("a", 1), List.of(), List.of(1), List.of(1, 2, 3), Set.of(1, 2),
                Map.of("a", 1), Arrays.asList(1, null), new ArrayList<>(List.of(1, 2, 3, 4)).subList(1, 3),
                List.of(1, 2, 3).subList(0, 2), new HashMap<>(Map.of(1, 2)), new HashMap<>(Map.of(1, 2)).keySet(),
                new TreeMap<>(Map.of(2, "b", 1, "a")), new TreeMap<>(Map.of(2, "b")).entrySet(), new HashSet<>(Set.of("x")),
                new LinkedHashMap<>(Map.of("k", List.of(1))), new ConcurrentHashMap<>(Map.of("k", 1)),
                Collections.unmodifiableList(new ArrayList<>(List.of(1))), Stream.of(1, null).toList(),
                new EnumMap<>(Map.of(TimeUnit.DAYS, 1)), new Point(1, -0.0), new Named<>("p", List.of(new Point(1, 2))),
                Collections.emptyList(), Collections.nCopies(3, "a"), Duration.ofSeconds(Long.MIN_VALUE), Duration.ofNanos(-1),
                Instant.MIN, Instant.MAX, Instant.EPOCH.minusNanos(1), LocalDate.MIN, LocalDate.MAX, LocalTime.MAX, LocalDateTime.MIN,
                LocalDateTime.MAX, LocalDateTime.of(LocalDate.of(1969, 12, 31), LocalTime.of(23, 59, 59, 999_999_999)),
                LocalDate.EPOCH.atStartOfDay(ZoneId.of("Europe/Berlin")), BigInteger.ZERO, BigInteger.ONE.negate(),
                BigInteger.TWO.pow(200).negate(), new BigDecimal("-1E+30"), new BigDecimal("0.000"), new BigDecimal("1E-400"));
    }

    @ParameterizedTest
    @MethodSource("everydayValues")
    void everydayValuesArriveEqual(Object value) {
        assertThat(Shipping.copy("value", value)).isEqualTo(value);
    }

    @Test
    void primitiveArraysKeepTheirBits() {
        double odd = Double.longBitsToDouble(0x7ff8000000000123L);
        double[] doubles = (double[]) Shipping.copy("value", new double[] {1, -0.0, odd});
        assertThat(Double.doubleToRawLongBits(doubles[2])).isEqualTo(0x7ff8000000000123L);
        assertThat((boolean[]) Shipping.copy("value", new boolean[] {true, false})).containsExactly(true, false);
        assertThat((int[][]) Shipping.copy("value", new int[][] {{1}, {}, {2, 3}})).isDeepEqualTo(new int[][] {{1}, {}, {2, 3}});
        assertThat((char[]) Shipping.copy("value", new char[] {'a', '\uffff'})).containsExactly('a', '\uffff');
    }

    @Test
    void manyBoxedNumbersArriveWithTheirBitsAndTheirOwnKinds() {
        double odd = Double.longBitsToDouble(0x7ff8000000000123L);
        List<Object> mixed = new ArrayList<>(List.of(1, 2, 3, 4, -5, "then", 6L, Long.MIN_VALUE, 8L, 9L, 0.5, -0.0, odd, 1e300,
                1, 2, 3, 1.5f, true, 4, 5, 6, Integer.MIN_VALUE));
        mixed.add(5, null);
        List<?> copy = (List<?>) Shipping.copy("value", mixed);
        assertThat((Object) copy).isEqualTo(mixed);
        assertThat(copy.stream().map(each -> each == null ? null : each.getClass()).toList())
                .isEqualTo(mixed.stream().map(each -> each == null ? null : each.getClass()).toList());
        assertThat(Double.doubleToRawLongBits((Double) copy.get(mixed.indexOf(odd)))).isEqualTo(0x7ff8000000000123L);
    }

    static Stream<Object> collectionsOfNumbers() {
        Map<Integer, Integer> squares = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            squares.put(i, i * i);
        }
        return Stream.of(squares, new TreeMap<>(squares), new HashSet<>(squares.values()), List.copyOf(squares.values()),
                new ArrayDeque<>(squares.values()).stream().toList(), new ArrayList<>(squares.values()).subList(3, 50),
                Set.of(1L, 2L, 3L, 4L, 5L), List.of(List.of(1, 2, 3, 4, 5), List.of(1.0, 2.0, 3.0, 4.0)),
                Map.of("a", List.of(1, 2, 3, 4), "b", List.of(5, 6, 7, 8)));
    }

    @ParameterizedTest
    @MethodSource("collectionsOfNumbers")
    void collectionsOfNumbersArriveEqual(Object value) {
        assertThat(Shipping.copy("value", value)).isEqualTo(value);
    }

    @Test
    void arraysOfBoxedNumbersKeepTheirType() {
        assertThat((Integer[]) Shipping.copy("value", new Integer[] {1, 2, 3, 4, null})).containsExactly(1, 2, 3, 4, null);
        assertThat((Number[]) Shipping.copy("value", new Number[] {1, 2, 3, 4, 5L, 6L, 7L, 8L, 1.0}))
                .containsExactly(1, 2, 3, 4, 5L, 6L, 7L, 8L, 1.0);
    }

    @Test
    void aRunThatIsLongerThanItsListIsGarbage() throws Exception {
        byte[] payload = Shipping.shipBack("value", List.of(1, 2, 3, 4, 5)).payload();
        int run = 0;
        while (payload[run] != Tag.RUN || payload[run + 1] != Tag.INT || payload[run + 2] != 5) {
            run++;
        }
        assertThat(Shipping.receive(payload.clone())).isEqualTo(List.of(1, 2, 3, 4, 5));
        byte[] longer = payload.clone();
        longer[run + 2] = 6;
        assertThatThrownBy(() -> Shipping.receive(longer)).isInstanceOf(java.io.IOException.class).hasMessageContaining("run=6");
        byte[] strange = payload.clone();
        strange[run + 1] = Tag.STRING;
        assertThatThrownBy(() -> Shipping.receive(strange)).isInstanceOf(java.io.IOException.class).hasMessageContaining("tag");
    }

    static class Base implements Serializable {
        int base = 1;
    }

    static class Derived extends Base {
        String name;
        transient int cached = 9;
        Object other;
        final LocalDate day = LocalDate.EPOCH;
    }

    static class WithRules extends Base {
        int read;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            read++;
        }
    }

    static class Made {
        int made = 5;
    }

    static class OnMade extends Made implements Serializable {
        int own = 6;
    }

    /// Serializable classes of libraries arrive as the JDK's serialization would bring them.
    @Test
    void objectsOfSerializableClassesArriveAsByTheJdk() throws Exception {
        Derived derived = new Derived();
        derived.base = 2;
        derived.name = "n";
        derived.other = derived;
        WithRules rules = new WithRules();
        rules.base = 3;
        OnMade made = new OnMade();
        made.made = 7;
        made.own = 8;
        List<Object> all = new ArrayList<>(List.of(derived, rules, made, derived));
        for (List<?> copy : List.of((List<?>) Shipping.copy("value", all), (List<?>) byTheJdk(all))) {
            Derived first = (Derived) copy.getFirst();
            assertThat(List.of(first.base, first.name, first.cached, first.day)).isEqualTo(List.of(2, "n", 0, LocalDate.EPOCH));
            assertThat(first.other).isSameAs(first).isSameAs(copy.get(3));
            assertThat(List.of(((WithRules) copy.get(1)).base, ((WithRules) copy.get(1)).read)).isEqualTo(List.of(3, 1));
            assertThat(List.of(((OnMade) copy.get(2)).made, ((OnMade) copy.get(2)).own)).isEqualTo(List.of(5, 8));
        }
    }

    private static Object byTheJdk(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    /// More than one word of marks, and tables that grow while values are open.
    @Test
    void thousandsOfObjectsKeepTheirIdentities() {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            all.add(i % 3 == 0 ? LocalDate.ofEpochDay(i) : i % 3 == 1 ? new Named<>("n" + i, new Point(i, all.get(i / 2) == null ? 0 : 1))
                    : all.get(i / 2));
        }
        List<?> copy = (List<?>) Shipping.copy("value", all);
        assertThat((Object) copy).isEqualTo(all);
        for (int i = 2; i < all.size(); i += 3) {
            assertThat(copy.get(i)).isSameAs(copy.get(i / 2));
        }
    }

    @Test
    void whatIsSharedStaysShared() {
        List<Integer> shared = new ArrayList<>(List.of(1));
        List<?> copy = (List<?>) Shipping.copy("value", new ArrayList<>(List.of(shared, shared)));
        assertThat(copy.get(0)).isSameAs(copy.get(1)).isNotSameAs(shared);
    }

    @Test
    void aListMayContainItself() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        List<?> copy = (List<?>) Shipping.copy("value", self);
        assertThat(copy.getFirst()).isSameAs(copy);
    }

    @Test
    void aCycleThroughARecordIsRefused() {
        List<Object> list = new ArrayList<>();
        Named<Object> cycle = new Named<>("cycle", list);
        list.add(cycle);
        assertThatThrownBy(() -> Shipping.copy("value", cycle)).isInstanceOf(CannotShipException.class)
                .hasMessageContaining("contains itself").hasMessageContaining("value.value[0]");
    }

    @Test
    void refusalsNameThePath() {
        Map<String, Object> map = new LinkedHashMap<>(Map.of("k", List.of(new Named<>("n", new Thread(() -> {})))));
        assertThatThrownBy(() -> Shipping.ship("variable", "map", map)).isInstanceOf(CannotShipException.class)
                .hasMessageContaining("variable=map, path=map[1][0].value, class=java.lang.Thread");
    }

    @Test
    void randomGeneratorsAreRefused() {
        assertThatThrownBy(() -> Shipping.ship(new Random(1))).hasMessageContaining("Worker.random()");
    }

    @Test
    void aLongChainIsRefusedAndNotAnOverflow() {
        Object chain = "end";
        for (int i = 0; i < 1_000_000; i++) {
            chain = new Named<>("n", chain);
        }
        Object root = chain;
        assertThatThrownBy(() -> Shipping.ship(root)).isInstanceOf(CannotShipException.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void exceptionsKeepCauseAndStack() {
        Exception error = new IllegalStateException("outer", new ArithmeticException("inner"));
        Throwable copy = (Throwable) Shipping.copy("error", error);
        assertThat(copy).isInstanceOf(IllegalStateException.class).hasMessage("outer")
                .hasCauseInstanceOf(ArithmeticException.class);
        assertThat(copy.getStackTrace()).isEqualTo(error.getStackTrace());
    }

    @Test
    @SuppressWarnings("unchecked")
    void compiledLambdasArriveWithWhatTheyCapture() throws Exception {
        Point captured = new Point(3, 4);
        Function1<Double, Double> f = x -> x * Math.hypot(captured.x(), captured.y());
        Function1<Double, Double> copy = (Function1<Double, Double>) Shipping.copy("f", f);
        assertThat(copy.apply(2.0)).isEqualTo(10.0);
        Function1<Point, Double> reference = Point::x;
        assertThat(((Function1<Point, Double>) Shipping.copy("f", reference)).apply(captured)).isEqualTo(3.0);
        Function1<String, Integer> constructor = Integer::valueOf;
        assertThat(((Function1<String, Integer>) Shipping.copy("f", constructor)).apply("7")).isEqualTo(7);
    }

    @Test
    @SuppressWarnings("unchecked")
    void comparatorsOfTheJdkTravel() {
        Comparator<String> byLength = Comparator.comparing((java.util.function.Function<String, Integer> & java.io.Serializable) String::length)
                .thenComparing(Comparator.reverseOrder());
        Comparator<String> copy = (Comparator<String>) Shipping.copy("c", byLength);
        assertThat(Stream.of("bb", "a", "cc").sorted(copy)).containsExactly("a", "cc", "bb");
    }

    @Test
    void functionsWithoutATravellingFormAreRefused() {
        java.util.function.Function<Integer, Integer> plain = x -> x + 1;
        assertThatThrownBy(() -> Shipping.ship(plain)).hasMessageContaining("no form that travels");
    }

    @Test
    void dequesArriveInOrder() {
        ArrayDeque<?> copy = (ArrayDeque<?>) Shipping.copy("value", new ArrayDeque<>(List.of(1, 2, 3)));
        assertThat(List.copyOf(copy)).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void garbageIsAnErrorAndNotAnAllocation() {
        byte[] garbage = {0, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 'x', (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
        assertThatThrownBy(() -> Shipping.receive(garbage)).isInstanceOfAny(java.io.IOException.class,
                ClassNotFoundException.class);
    }
}
