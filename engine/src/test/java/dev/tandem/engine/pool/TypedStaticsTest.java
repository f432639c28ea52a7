package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.code.TypedSession;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/// The static fields of typed classes have the values of the moment everywhere.
class TypedStaticsTest extends TypedCodeContract {
    static Stream<Arguments> sessions() {
        return Stream.of(
                session("a final collection", "class Log { static final List<Integer> seen = new ArrayList<>(); } Log.seen.add(7);",
                        "pool().map(x -> Log.seen.get(0) + x, List.of(1))", List.of(8)),
                session("a computed final", "class Run { static final long ID = System.nanoTime(); }",
                        "pool().map(x -> Run.ID, List.of(1)).equals(List.of(Run.ID))", true),
                session("an initialiser of another moment", "int k = 2; class Early { static int n = k; static final int m = 10 / k; } int first = Early.n; k = 0;",
                        "pool().map(x -> Early.n + Early.m + k, List.of(1))", List.of(7)),
                session("constants", "class C { static final int A = 4; static final String S = \"s\"; static final Integer B = 5; }",
                        "pool().map(x -> C.A + C.S + C.B, List.of(1))", List.of("4s5")),
                session("an interface", "interface Op { Op INC = x -> x + 1; long ID = System.nanoTime(); List<Integer> SEEN = new ArrayList<>(); int of(int x); } Op.SEEN.add(3);",
                        "pool().map(x -> Op.INC.of(x) + Op.SEEN.get(0) + (Op.ID == 0 ? 1 : 0), List.of(1))", List.of(5)),
                session("an interface's field through a class", "interface I { long ID = System.nanoTime(); } class J implements I { long id() { return ID; } static long other() { return J.ID; } }",
                        "pool().map(x -> new J().id() == x && J.other() == x, List.of(I.ID))", List.of(true)),
                session("statics of an enum", "enum E { A, B; static final Map<String, E> BY = new HashMap<>(); static int n = 1; static { for (E e : values()) BY.put(e.name(), e); } } E.BY.put(\"c\", E.B); E.n = 5;",
                        "pool().map(x -> E.BY.get(x).ordinal() + E.n, List.of(\"c\"))", List.of(6)),
                session("an enum's fields", "enum E { A(2), B(3); int n; final int m; E(int m) { this.m = m; } int both() { return n + m; } } E.A.n = 40; E.B.n = 10;",
                        "pool().map(x -> E.A.both() + x.both(), List.of(E.B))", List.of(55)),
                session("fields of an enum's bodies", "enum E { A { int n = 1; int next() { return ++n; } }; abstract int next(); } E.A.next(); E.A.next();",
                        "pool().map(x -> E.A.next() > x, List.of(3))", List.of(true)),
                session("an enum made with a variable", "int k = 5; enum E { A(100 / k); final int n; E(int n) { this.n = n; } } int n = E.A.n; k = 10;",
                        "pool().map(e -> e.n, List.of(E.A))", List.of(20)),
                session("a record made with a variable", "int k = 5; String t = \"s\"; record R(int a, String b) { public R { a = a + 0 * k; b = t; } int s() { return a * k; } }",
                        "pool().map(r -> r.s() + r.b(), List.of(new R(2, \"\")))", List.of("10s")),
                session("a switch over an enum", "enum E { A, B } int f(E e) { switch (e) { case A: return 1; default: return 2; } }",
                        "pool().map(x -> f(x), List.of(E.A, E.B))", List.of(1, 2)),
                session("assertions", "class D { int f(int x) { assert x > 5; return x; } }", "pool().map(x -> new D().f(x), List.of(9))", List.of(9)),
                session("a lock", "class D { static final Object LOCK = new Object(); static int f(int x) { synchronized (LOCK) { return x; } } }",
                        "pool().map(x -> D.f(x), List.of(9))", List.of(9)),
                session("statics of nested classes", "class O { static class P { static final int[] T = {1, 2}; } int f(int i) { return P.T[i]; } } O.P.T[1] = 9;",
                        "pool().map(i -> new O().f(i), List.of(1))", List.of(9)),
                session("an instance whose class has statics", "class O { static final int[] T = {1, 2}; int f(int i) { return T[i]; } } O.T[1] = 9; O o = new O();",
                        "pool().map(i -> o.f(i), List.of(1))", List.of(9)),
                session("lambdas in statics", "class O { static final Function<Integer, Integer> F = x -> x + G.k; } class G { static int k = 2; } G.k = 40;",
                        "pool().map(i -> O.F.apply(i), List.of(2))", List.of(42)));
    }

    @Test
    void whatAnInterfaceHoldsFollowsChanges() {
        current = pools.getLast();
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool;"
                    + "interface I { List<Integer> SEEN = new ArrayList<>(); }");
            for (int i = 1; i < 4; i++) {
                assertThat(session.eval("I.SEEN.add(1); give(pool().map(x -> I.SEEN.size(), List.of(0)));"))
                        .isEqualTo(List.of(i));
            }
        }
    }

    @Test
    void aResultLeavesTheConstantsOfAnEnumHereAsTheyAre() {
        current = pools.getLast();
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool;"
                    + "enum E { A; int n; E more() { n++; return this; } } E.A.n = 5; var r = pool().map(e -> e.more(), List.of(E.A));");
            assertThat(session.eval("give(r.get(0) == E.A ? E.A.n : -1);")).isEqualTo(5);
        }
    }

    @Test
    void whatWouldBeReadTooEarlyIsRefusedByName() {
        current = pools.getLast();
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool;"
                    + "List<Integer> limits = List.of(3); record R(int a) { public R { a = Math.min(a, limits.get(0)); } }");
            assertThatThrownBy(() -> session.eval("pool().map(x -> x.a(), List.of(new R(9)));"))
                    .hasStackTraceContaining("class=R, variable=limits");
            assertThat(session.eval("give(pool().map(x -> new R(x).a(), List.of(9)));")).isEqualTo(List.of(3));
        }
    }

    @Test
    void aStaticThatCannotTravelIsNamed() {
        current = pools.getLast();
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool;"
                    + "class D { static final Thread OWN = new Thread(); static final int BAD = Integer.parseInt(\"no\"); }"
                    + "class E { static final int BAD = Integer.parseInt(\"no\"); }");
            assertThatThrownBy(() -> session.eval("pool().map(x -> E.BAD, List.of(1));"))
                    .hasStackTraceContaining("static initialiser failed: class=E");
            session.eval("class D { static final Thread OWN = new Thread(); }");
            assertThatThrownBy(() -> session.eval("pool().map(x -> D.OWN.getName(), List.of(1));"))
                    .hasStackTraceContaining("variable=D.OWN");
        }
    }
}
