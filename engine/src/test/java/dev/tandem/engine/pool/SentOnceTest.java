package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Large values that have not changed between two calls are neither copied nor sent again.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
public class SentOnceTest {
    static volatile WorkerPool current;
    private static TypedSession session;

    /// For the typed code.
    public static WorkerPool pool() {
        return current;
    }

    @BeforeAll
    static void open() {
        current = WorkerPool.processes(2);
        session = new TypedSession();
        session.eval("import static dev.tandem.engine.pool.SentOnceTest.pool;");
    }

    @AfterAll
    static void close() {
        session.close();
        current.close();
    }

    private Object answer(String expression) {
        return session.eval("give(" + expression + ");");
    }

    private static long usedBytes() {
        SegmentPool.Counts counts = SegmentPool.own().counts();
        return counts.bytes() - counts.idleBytes();
    }

    /// Where the large values of a shipment of a typed function lie.
    private List<SegmentName> rooms(String function) {
        try (Shipment shipment = Shipping.ship(answer(function))) {
            return shipment.segments().stream().map(Hold::name).toList();
        }
    }

    private static long bytesSent() {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(SentOnceTest::groups)
                .flatMap(group -> group.workers().stream()).mapToLong(RuntimeSnapshot.Worker::bytesSent).sum();
    }

    private static Stream<RuntimeSnapshot.Group> groups(RuntimeSnapshot.Scope scope) {
        return Stream.concat(scope.groups().stream(), scope.scopes().stream().flatMap(SentOnceTest::groups));
    }

    @Test
    void anUnchangedArrayLiesWhereItLayAndAChangedElementArrives() {
        session.eval("""
                INDArray a = Nd4j.zeros(org.nd4j.linalg.api.buffer.DataType.DOUBLE, 1000, 100);
                Supplier<Double> sum = () -> a.sumNumber().doubleValue();
                """);
        List<SegmentName> first = rooms("sum");
        assertThat(rooms("sum")).hasSize(1).isEqualTo(first);
        assertThat(rooms("(Supplier<Long>) () -> a.length() + 1")).isEqualTo(first);
        assertThat(answer("pool().apply(() -> sum.get())")).isEqualTo(List.of(0.0, 0.0));
        session.eval("a.putScalar(999, 99, 5.0);");
        assertThat(answer("pool().apply(() -> sum.get())")).isEqualTo(List.of(5.0, 5.0));
        List<SegmentName> changed = rooms("sum");
        assertThat(changed).hasSize(1).isNotEqualTo(first);
        assertThat(rooms("sum")).isEqualTo(changed);
    }

    @Test
    void eachKindOfPrimitiveArrayIsSentOnceAndItsChangesArrive() {
        for (String type : List.of("byte", "char", "short", "int", "long", "float", "double")) {
            session.eval(type + "[] p = new " + type + "[100_000];");
            List<SegmentName> first = rooms("(Supplier<Integer>) () -> p.length");
            assertThat(rooms("(Supplier<Integer>) () -> p.length + 1")).as(type).hasSize(1).isEqualTo(first);
            session.eval("p[99_999] = 7;");
            assertThat(answer("pool().apply(() -> (int) p[99_999])")).as(type).isEqualTo(List.of(7, 7));
        }
    }

    @Test
    void numbersThatAreEqualButNotTheSameBitsArrive() {
        session.eval("double[] p = new double[100_000];");
        assertThat(answer("pool().apply(() -> 1 / p[5])")).isEqualTo(List.of(1 / 0.0, 1 / 0.0));
        session.eval("p[5] = -0.0;");
        assertThat(answer("pool().apply(() -> 1 / p[5])")).isEqualTo(List.of(-1 / 0.0, -1 / 0.0));
    }

    @Test
    void whatATaskDoesToItsCopyDoesNotReachTheNextCall() {
        session.eval("INDArray a = Nd4j.zeros(org.nd4j.linalg.api.buffer.DataType.DOUBLE, 100_000); double[] p = new double[100_000];");
        for (int i = 0; i < 3; i++) {
            assertThat(answer("pool().apply(() -> { a.addi(1); p[0]++; return a.sumNumber().doubleValue() + p[0]; })"))
                    .isEqualTo(List.of(100_001.0, 100_001.0));
        }
    }

    @Test
    void aLongListAndAMapAreSentOnceAndTheirChangesArrive() {
        session.eval("""
                List<String> l = new ArrayList<>();
                Map<Integer, String> m = new HashMap<>();
                for (int i = 0; i < 100_000; i++) { l.add("text " + i); m.put(i, "value " + i); }
                """);
        List<SegmentName> first = rooms("(Supplier<Integer>) () -> l.size() + m.size()");
        assertThat(first).hasSize(2);
        assertThat(rooms("(Supplier<Integer>) () -> l.size() + m.size() + 1")).isEqualTo(first);
        long before = bytesSent();
        assertThat(answer("pool().apply(() -> l.get(99_999) + m.get(5))"))
                .isEqualTo(List.of("text 99999value 5", "text 99999value 5"));
        assertThat(bytesSent() - before).isLessThan(50_000);
        session.eval("l.set(99_999, \"other\"); m.remove(5);");
        assertThat(answer("pool().apply(() -> l.get(99_999) + m.get(5))")).isEqualTo(List.of("othernull", "othernull"));
    }

    @Test
    void aLargeArrayThatAFunctionCapturesIsKeptWhenItIsSentAgain() {
        session.eval("Supplier<Integer> of(int[] p) { return () -> p[0]; } int[] q = new int[100_000]; give(of(q));");
        Object function = session.eval("");
        List<List<SegmentName>> rooms = Stream.generate(() -> shipped(function)).limit(3).toList();
        assertThat(rooms.get(2)).hasSize(1).isEqualTo(rooms.get(1));
    }

    private static List<SegmentName> shipped(Object function) {
        try (Shipment shipment = Shipping.ship(function)) {
            return shipment.segments().stream().map(Hold::name).toList();
        }
    }

    @Test
    void theClassesOfAnUnchangedFunctionAreSentOnceAndThoseOfAChangedOneAgain() {
        // It counts what workers get that know nothing.
        close();
        open();
        session.eval("""
                class Wordy { static String text() { return "%s"; } }
                int used(int x) { return Wordy.text().length() + x; }
                Task<Integer> typed = () -> used(1);
                List<Integer> called() { return pool().apply(typed); }
                """.formatted("long ".repeat(4000)));
        assertThat(sentByACall()).isGreaterThan(40_000);
        long again = leastSentByACall();
        assertThat(leastSentByACall()).isEqualTo(again).isLessThan(2000);
        session.eval("int used(int x) { return Wordy.text().length() + 2 * x; }");
        assertThat(sentByACall()).isBetween(again + 1, 20_000L);
        assertThat(answer("called()")).isEqualTo(List.of(20_002, 20_002));
    }

    /// Of a call in which nobody asks the workers whether they still live.
    private long leastSentByACall() {
        return LongStream.generate(this::sentByACall).limit(3).min().orElseThrow();
    }

    /// What one call sends to all workers.
    private long sentByACall() {
        long before = bytesSent();
        answer("called()");
        return bytesSent() - before;
    }

    @Test
    void callsOfAnUnchangedArrayTakeNoMoreMemoryAndAnUnreachableOneIsGivenBack() {
        session.eval("double[] p = new double[1_000_000];");
        assertThat(answer("pool().apply(() -> p.length)")).isEqualTo(List.of(1_000_000, 1_000_000));
        int segments = SegmentPool.own().counts().segments();
        for (int i = 0; i < 20; i++) {
            answer("pool().apply(() -> p.length)");
        }
        assertThat(SegmentPool.own().counts().segments()).isEqualTo(segments);
        // What is idle or unreachable of earlier tests does not count.
        session.eval("p = null;");
        long used = usedBytes();
        Await.until("the copy is given back", () -> {
            System.gc();
            return usedBytes() <= used - 8_000_000;
        });
    }
}
