package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.backend.ProcessBackend;
import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Code and values of what is kept on workers are those of the moment when it was pushed.
public class WorldsTest extends OpenPool {
    static volatile WorkerPool current;
    private ProcessBackend backend;
    private TypedSession session;

    /// For the typed code.
    public static WorkerPool pool() {
        return current;
    }

    @Override
    WorkerPool open() {
        backend = new ProcessBackend(2, WorkerOptions.DEFAULT);
        return WorkerPool.on(backend);
    }

    @BeforeEach
    void openSession() {
        current = pool;
        session = session();
    }

    @AfterEach
    void closeSession() {
        session.close();
    }

    /// For tests that count worlds, which what earlier tests have pushed may need.
    private void onNewWorkers() {
        beginAnew();
        current = pool;
    }

    private static TypedSession session() {
        TypedSession session = new TypedSession();
        session.eval("import static dev.tandem.engine.pool.WorldsTest.pool;");
        return session;
    }

    private Object answer(String expression) {
        return session.eval("give(" + expression + ");");
    }

    @Test
    void aPushedFunctionKeepsItsValuesWhileCallsSeeNewOnes() {
        onNewWorkers();
        session.eval("double x = 1; Function<Double, Double> f = d -> d + x; RemoteObject<Function<Double, Double>> h = pool().push(f);");
        for (int x = 2; x < 6; x++) {
            session.eval("x = " + x + ";");
            assertThat(answer("pool().apply(() -> h.get().apply(0.0) * 10 + x)")).isEqualTo(List.of(10.0 + x, 10.0 + x));
            assertThat(answer("pool().apply(() -> x)")).isEqualTo(List.of((double) x, (double) x));
            assertThat(answer("pool().apply(() -> h.get().apply(0.0))")).isEqualTo(List.of(1.0, 1.0));
        }
        assertThat(backend.worlds()).isEqualTo(2);
    }

    @Test
    void aPushedFunctionKeepsItsCodeWhenAMethodIsRedefined() {
        session.eval(
                "int m() { return 1; } Supplier<Integer> f = () -> m(); RemoteObject<Supplier<Integer>> h = pool().push(f); int m() { return 2; }");
        assertThat(answer("pool().apply(() -> h.get().get() * 10 + m())")).isEqualTo(List.of(12, 12));
        assertThat(answer("pool().apply(() -> m())")).isEqualTo(List.of(2, 2));
        assertThat(answer("pool().apply(() -> h.get().get())")).isEqualTo(List.of(1, 1));
    }

    private void pushModel() {
        session.eval("""
                int x = 1;
                class Model { int a = 5; int scaled() { return a * x; } int plain() { return a; } }
                RemoteObject<Model> h = pool().push(new Model());
                x = 2;
                """);
    }

    @Test
    void aTypedObjectIsRefusedByNameWhereACallNeedsAnotherValueOfItsVariable() {
        pushModel();
        assertThatThrownBy(() -> answer("pool().apply(() -> h.get().scaled())"))
                .rootCause()
                .hasMessageContainingAll("x was changed since the remote object was pushed; push it again",
                        "variable=x", "remote object=");
        assertThat(answer("pool().apply(() -> x)")).isEqualTo(List.of(2, 2));
        session.eval("h = pool().push(new Model());");
        assertThat(answer("pool().apply(() -> h.get().scaled())")).isEqualTo(List.of(10, 10));
    }

    @Test
    void aTypedObjectWorksWhereACallDoesNotNeedTheVariable() {
        onNewWorkers();
        pushModel();
        assertThat(answer("pool().apply(() -> h.get().plain())")).isEqualTo(List.of(5, 5));
        assertThat(answer("pool().map(i -> h.get().plain() + i, List.of(1, 2))")).isEqualTo(List.of(6, 7));
        assertThat(backend.worlds()).isEqualTo(1);
    }

    @Test
    void aRedefinedMethodIsNamedWhereItDisagrees() {
        session.eval(
                "int m() { return 1; } record R(int a) { int b() { return a * m(); } } RemoteObject<Object> h; h = pool().push(new R(3)); int m() { return 2; }");
        assertThatThrownBy(() -> answer("pool().apply(() -> ((R) h.get()).b())")).rootCause().hasMessageContainingAll(
                "m was redefined since the remote object was pushed; push it again", "method=m");
        assertThat(answer("pool().apply(() -> m())")).isEqualTo(List.of(2, 2));
    }

    @Test
    void aTypeWithOtherCodeByNowIsNamedWhereItDisagrees() {
        session.eval("class T { int at() { return 1; } } class U { int at() { return 5; } } record Pair(T t) { int at() { return t.at(); } }"
                + "var t = pool().push(new T()); var u = pool().push(new U()); var pair = pool().push(new Pair(new T()));");
        assertThat(answer("pool().apply(() -> new T().at() + t.get().at() + u.get().at())")).isEqualTo(List.of(7, 7));
        session.eval("class T { int at() { return 2; } }");
        assertThat(answer("pool().apply(() -> new T().at())")).isEqualTo(List.of(2, 2));
        assertThat(answer("pool().apply(() -> new T().at() * u.get().at())")).isEqualTo(List.of(10, 10));
        for (String old : List.of("t.get().at()", "pair.get().at()", "((Object) t.get()).hashCode() + new T().at()")) {
            assertThatThrownBy(() -> answer("pool().apply(() -> " + old + ")")).rootCause().hasMessageContainingAll(
                    "T was redefined since the remote object was pushed; push it again", "class=T", "remote object=");
        }
        assertThat(answer("pool().map(i -> new T().at() * u.get().at() + i, List.of(0, 1))")).isEqualTo(List.of(10, 11));
        session.eval("t = pool().push(new T());");
        assertThat(answer("pool().apply(() -> t.get().at() + new T().at())")).isEqualTo(List.of(4, 4));
    }

    @Test
    void aPushedFunctionKeepsTheCodeOfItsTypes() {
        onNewWorkers();
        session.eval("class T { int at() { return 1; } } var f = pool().push((Supplier<Integer>) () -> new T().at());"
                + "class T { int at() { return 2; } }");
        for (int i = 0; i < 3; i++) {
            assertThat(answer("pool().apply(() -> f.get().get())")).isEqualTo(List.of(1, 1));
            assertThat(answer("pool().apply(() -> new T().at())")).isEqualTo(List.of(2, 2));
        }
        assertThatThrownBy(() -> current.applyOnly(() -> Runtime.getRuntime().halt(7), 0)).isInstanceOf(WorkerLostException.class);
        assertThat(answer("pool().apply(() -> f.get().get())")).isEqualTo(List.of(1, 1));
        assertThat(answer("pool().apply(() -> new T().at())")).isEqualTo(List.of(2, 2));
        assertThat(backend.worlds()).isEqualTo(1);
    }

    @Test
    void aCallThatHasBegunToTravelRunsTheCodeOfItsTime(@TempDir Path folder) throws IOException {
        Path gate = folder.resolve("gate");
        session.eval("class T { int at() { return 1; } } var gate = java.nio.file.Path.of(\"" + gate + "\");");
        Object before = session.eval("give(pool().mapAsync(i -> { while (!java.nio.file.Files.exists(gate)) Thread.sleep(5); return new T().at(); }, "
                + "List.of(0, 1, 2, 3, 4, 5, 6, 7)));");
        session.eval("class T { int at() { return 2; } }");
        Object after = session.eval("give(pool().mapAsync(i -> new T().at(), List.of(0, 1)));");
        Files.createFile(gate);
        assertThat(((CompletableFuture<?>) after).join()).isEqualTo(List.of(2, 2));
        assertThat(((CompletableFuture<?>) before).join()).isEqualTo(List.of(1, 1, 1, 1, 1, 1, 1, 1));
        assertThat(answer("pool().apply(() -> new T().at())")).isEqualTo(List.of(2, 2));
    }

    @Test
    void aWorkerThatCannotTakeOtherCodeSaysSo() {
        WorkerPool usual = current;
        try (WorkerPool closed = WorkerPool.processes(1, WorkerOptions.DEFAULT.withJvmArguments(List.of("-Djdk.attach.allowAttachSelf=false")))) {
            current = closed;
            session.eval("class T { int at() { return 1; } }");
            assertThat(answer("pool().apply(() -> new T().at())")).isEqualTo(List.of(1));
            session.eval("class T { int at() { return 2; } }");
            assertThatThrownBy(() -> answer("pool().apply(() -> new T().at())")).rootCause()
                    .hasMessageContainingAll("this worker cannot take the new code of a type; use a new pool", "class=T");
        } finally {
            current = usual;
        }
    }

    @Test
    void dataWithoutCodeMeetsEveryFunction() {
        session.eval("""
                record P(int a) {}
                int x = 1;
                RemoteObject<Supplier<Integer>> f = pool().push((Supplier<Integer>) () -> x);
                RemoteObject<P> p = pool().push(new P(7));
                x = 2;
                """);
        assertThat(answer("pool().apply(() -> p.get().a() * x)")).isEqualTo(List.of(14, 14));
        assertThat(answer("pool().apply(() -> p.get().a() * f.get().get())")).isEqualTo(List.of(7, 7));
        assertThat(answer("pool().map(i -> p.get().a() * x + i, List.of(0, 1))")).isEqualTo(List.of(14, 15));
    }

    @Test
    void whatACallDoesToItsCopyIsNotSeenByWhatWasPushed() {
        session.eval("List<Integer> log = new ArrayList<>(); RemoteObject<Supplier<Integer>> f = pool().push((Supplier<Integer>) () -> log.size());");
        assertThat(answer("pool().apply(() -> { log.add(1); log.add(2); return log.size(); })")).isEqualTo(List.of(2, 2));
        assertThat(answer("pool().apply(() -> f.get().get())")).isEqualTo(List.of(0, 0));
    }

    @Test
    void twoPushesOfOneFunctionKeepTwoValues() {
        session.eval("int x = 1; Supplier<Integer> s = () -> x; var one = pool().push(s); x = 2; var two = pool().push(s); x = 3;");
        assertThat(answer("pool().apply(() -> one.get().get() * 100 + two.get().get() * 10 + x)"))
                .isEqualTo(List.of(123, 123));
    }

    @Test
    void valuesThatAreNotNumbersAreToldApartByTheirContents() {
        session.eval(
                "List<Integer> l = new ArrayList<>(List.of(1)); class S { int sum() { return l.stream().mapToInt(i -> i).sum(); } } var h = pool().push(new S());");
        assertThat(answer("pool().apply(() -> h.get().sum())")).isEqualTo(List.of(1, 1));
        session.eval("l = new ArrayList<>(List.of(1));");
        assertThat(answer("pool().apply(() -> h.get().sum())")).isEqualTo(List.of(1, 1));
        session.eval("l.add(5);");
        assertThatThrownBy(() -> answer("pool().apply(() -> h.get().sum())")).rootCause()
                .hasMessageContaining("variable=l");
    }

    @Test
    void aReplacedWorkerGivesTheSameAnswers() {
        session.eval("int x = 1; Supplier<Integer> s = () -> x; var one = pool().push(s); x = 2; var two = pool().push(s); x = 3;");
        String question = "pool().apply(() -> one.get().get() * 100 + two.get().get() * 10 + x)";
        assertThat(answer(question)).isEqualTo(List.of(123, 123));
        assertThatThrownBy(() -> current.applyOnly(() -> Runtime.getRuntime().halt(7), 0))
                .isInstanceOf(WorkerLostException.class);
        assertThat(answer(question)).isEqualTo(List.of(123, 123));
    }

    @Tag("long")
    @Test
    void whatIsRemovedIsNoLongerInTheWay() {
        onNewWorkers();
        session.eval("int x = 1; class M { int v() { return x; } }");
        for (int i = 0; i < 200; i++) {
            session.eval("x = " + i + "; try (var h = pool().push(new M())) { give(pool().apply(() -> h.get().v())); }");
        }
        assertThat(answer("pool().apply(() -> x)")).isEqualTo(List.of(199, 199));
        assertThat(backend.worlds()).isEqualTo(1);
    }

    @Test
    void manyChangesAndCallsNeedNoMoreWorlds() {
        onNewWorkers();
        session.eval("int x = 0; var h = pool().push((Supplier<Integer>) () -> x); List<Integer> sums = new ArrayList<>();");
        assertThat(answer("IntStream.range(0, 200).mapToObj(i -> { x = i; return pool().applyOnly(() -> h.get().get() + x, 0); }).toList()"
                + ".equals(IntStream.range(0, 200).boxed().toList())")).isEqualTo(true);
        assertThat(backend.worlds()).isLessThanOrEqualTo(2);
    }

    @Test
    void twoSessionsOnOnePoolHaveTheirOwn() {
        try (TypedSession other = session()) {
            session.eval("int x = 1; var h = pool().push((Supplier<Integer>) () -> x); x = 2;");
            other.eval("int x = 10; var h = pool().push((Supplier<Integer>) () -> x); x = 20;");
            assertThat(answer("pool().apply(() -> h.get().get() + 10 * x)")).isEqualTo(List.of(21, 21));
            assertThat(other.eval("give(pool().apply(() -> h.get().get() + 10 * x));")).isEqualTo(List.of(210, 210));
        }
    }

    @Test
    void aMapWithTypedItemsAgreesWithItself() {
        session.eval("int k = 2; record R(int a) { int scaled() { return a * k; } } var h = pool().push((Supplier<Integer>) () -> k); k = 3;");
        assertThat(answer("pool().map(r -> r.scaled() * 10 + h.get().get(), List.of(new R(1), new R(2)))"))
                .isEqualTo(List.of(32, 62));
    }
}
