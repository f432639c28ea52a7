package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Objects that a typed class holds in its constants are the ones of these names on workers, and here again.
class TypedConstantsTest extends OpenTypedPool {
    @Override
    WorkerPool open() {
        return WorkerPool.processes(1);
    }

    @Test
    void aSingletonIsTheOneOfThatName() {
        session.eval("final class Unit { static final Unit IT = new Unit(); private Unit() {} }");
        assertThat(answer("pool().map(s -> s == Unit.IT, List.of(Unit.IT, Unit.IT))")).isEqualTo(List.of(true, true));
        assertThat(answer("pool().apply(s -> s == Unit.IT, Unit.IT)")).isEqualTo(List.of(true));
        session.eval("Unit mine = Unit.IT; RemoteObject<Unit> there = pool().push(mine);");
        assertThat(answer("pool().apply(() -> mine == Unit.IT && there.get() == Unit.IT)")).isEqualTo(List.of(true));
        assertThat(answer("pool().apply(() -> Unit.IT).getFirst() == Unit.IT")).isEqualTo(true);
        assertThat(answer("pool().map(x -> List.of(x, Unit.IT), List.of(Unit.IT)).getFirst().stream().allMatch(x -> x == Unit.IT)"))
                .isEqualTo(true);
    }

    @Test
    void constantsAreToldApart() {
        session.eval("class Unit { static final Unit KM = new Unit(1000), M = new Unit(1); final int metres; Unit(int m) { metres = m; } }");
        session.eval("String name(Unit u) { return u == Unit.KM ? \"km\" : u == Unit.M ? \"m\" : \"?\" + u.metres; }");
        assertThat(answer("pool().map(u -> name(u), List.of(Unit.M, Unit.KM, new Unit(1)))")).isEqualTo(List.of("m", "km", "?1"));
        assertThat(answer("pool().map(u -> u, List.of(Unit.M, Unit.KM, new Unit(1))).stream().map(u -> name(u)).toList()"))
                .isEqualTo(List.of("m", "km", "?1"));
    }

    @Test
    void whatAConstantHoldsIsThatOfTheCall() {
        session.eval("class Count { static final Count ALL = new Count(); int n; }");
        assertThat(answer("pool().apply(c -> c == Count.ALL ? ++c.n : -1, Count.ALL)")).isEqualTo(List.of(1));
        session.eval("Count.ALL.n = 5;");
        assertThat(answer("pool().map(c -> c == Count.ALL ? c.n + Count.ALL.n : -1, List.of(Count.ALL))")).isEqualTo(List.of(10));
        assertThat(answer("Count.ALL.n")).isEqualTo(5);
    }

    @Test
    void recordsAndSubclassesHaveConstantsToo() {
        session.eval("record Axis(String name) { static final Axis X = new Axis(\"x\"); }");
        session.eval("abstract class Shape { static final Shape NONE = new Shape() { }; }");
        assertThat(answer("pool().map(a -> a == Axis.X, List.of(Axis.X, new Axis(\"x\")))")).isEqualTo(List.of(true, false));
        assertThat(answer("pool().map(s -> s == Shape.NONE, List.of(Shape.NONE))")).isEqualTo(List.of(true));
        assertThat(answer("pool().map(a -> a, List.of(Axis.X)).getFirst() == Axis.X")).isEqualTo(true);
        assertThat(answer("pool().map(s -> s, List.of(Shape.NONE)).getFirst() == Shape.NONE")).isEqualTo(true);
    }

    @Test
    void aFieldThatIsNotFinalIsNoConstant() {
        session.eval("class Now { static Now present = new Now(1); final int n; Now(int n) { this.n = n; } }");
        session.eval("List<Now> back = pool().map(x -> x, List.of(Now.present)); Now before = Now.present; Now.present = new Now(2);");
        assertThat(answer("back.getFirst().n")).isEqualTo(1);
        assertThat(answer("back.getFirst() == Now.present")).isEqualTo(false);
    }
}
