package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Immutable objects of classes that were typed into a session.
class TypedImmutablesTest extends OpenTypedPool {
    @Override
    WorkerPool open() {
        return WorkerPool.processes(2);
    }

    /// What is kept is counted.
    @BeforeEach
    void prepare() {
        beginAnew();
        session.eval("import dev.tandem.engine.pool.Immutable;");
    }

    @Test
    void aTypedRecordOfImmutablesIsThereOnce() {
        session.eval("record Point(double x, String name) {}");
        session.eval("Point p = new Point(2, \"a\"); RemoteObject<Point> one = pool().push(p), two = pool().push(p);");
        assertThat(kept()).containsOnly(1);
        session.eval("one.remove();");
        assertThat(answer("pool().applyOnly(() -> two.get().x(), 1)")).isEqualTo(2.0);
    }

    @Test
    void aTypedClassCanBeMarked() {
        session.eval("@Immutable class Table { final double[] values = {1, 2}; }");
        session.eval("Table t = new Table(); RemoteObject<Table> one = pool().push(t), two = pool().push(t);");
        assertThat(kept()).containsOnly(1);
        assertThat(answer("pool().applyOnly(() -> one.get().values[1], 1)")).isEqualTo(2.0);
    }

    @Test
    void pushingAgainTakesTheValuesOfNow() {
        session.eval("int factor = 1; record Scaled(int v) { int value() { return v * factor; } }");
        session.eval("Scaled s = new Scaled(5); RemoteObject<Scaled> before = pool().push(s);");
        session.eval("factor = 2; RemoteObject<Scaled> after = pool().push(s);");
        assertThat(answer("pool().applyOnly(() -> after.get().value(), 0)")).isEqualTo(10);
        assertThat(answer("pool().applyOnly(each -> each.value(), 0, s)")).isEqualTo(10);
        session.eval("before.remove(); RemoteObject<Scaled> again = pool().push(s);");
        assertThat(kept()).containsOnly(1);
        session.eval("after.remove(); again.remove();");
        assertThat(kept()).containsOnly(0);
    }
}
