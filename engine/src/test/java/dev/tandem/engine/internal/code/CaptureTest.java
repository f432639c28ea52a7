package dev.tandem.engine.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.form.SnippetNames;
import dev.tandem.engine.internal.graph.GraphWriter;
import dev.tandem.engine.internal.shipment.Shipment;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a shipment of typed code contains, and what is refused; that it runs elsewhere is tested with pools.
class CaptureTest {
    private final TypedSession session = new TypedSession();

    @AfterEach
    void close() {
        session.close();
    }

    private Shipment shipped(String declarations, String function) {
        return Shipping.ship(session.eval(declarations + "\ngive(" + function + ");"));
    }

    private static boolean hasClass(Shipment shipment, String typed) {
        return shipment.classes().stream().anyMatch(c -> SnippetNames.typed(c.name()).equals(typed));
    }

    @Test
    void typedClassesBehindAFunctionTravel() {
        Shipment shipment = shipped("record Point(double x, double y) {}\n record Unused(int a) {}",
                "(Function<Point, Double>) p -> p.x()");
        assertThat(hasClass(shipment, "Point")).isTrue();
        assertThat(hasClass(shipment, "Unused")).isFalse();
    }

    @Test
    void anUnchangedFunctionIsNotAnalysedAgain() {
        Object function = session.eval("""
                record Point(double x) {}
                int offset = 3;
                double shifted(double x) { return new Point(x).x() + offset; }
                give((Function<Double, Double>) x -> shifted(x));""");
        shippedAgain(function);
        Steps reached = shippedAgain(function);
        assertThat(shippedAgain(function)).isSameAs(reached);
        session.eval("offset = 4;");
        assertThat(shippedAgain(function)).isNotNull();
        Steps latest = shippedAgain(function);
        assertThat(shippedAgain(function)).isSameAs(latest);
        session.eval("double shifted(double x) { return x; }");
        assertThat(shippedAgain(function)).isNotSameAs(latest);
    }

    private static Steps shippedAgain(Object function) {
        Capture capture = new Capture(false);
        new GraphWriter(Loaders.INSTANCE, capture).write("value", "value", function);
        return capture.reached();
    }

    @Test
    void methodsAreFollowedThroughMethods() {
        Shipment shipment = shipped("""
                record Deep(int n) {}
                int inner() { return new Deep(3).n(); }
                int outer() { return inner(); }
                """, "(Supplier<Integer>) () -> outer()");
        assertThat(hasClass(shipment, "Deep")).isTrue();
    }

    @Test
    void aVariableThatCannotTravelIsNamed() {
        assertThatThrownBy(() -> shipped("Thread cannotTravel = new Thread(() -> {});",
                "(Supplier<String>) () -> cannotTravel.getName()"))
                .isInstanceOf(CannotShipException.class).hasMessageContaining("variable=cannotTravel");
    }

    @Test
    void aVariableBehindAMethodInAVariableIsNamedWithItsPath() {
        assertThatThrownBy(() -> shipped("""
                List<Object> hidden = List.of("fine", new Thread(() -> {}));
                int size() { return hidden.size(); }
                Supplier<Integer> stored = () -> size();
                """, "(Supplier<Integer>) () -> stored.get()"))
                .hasMessageContaining("variable=hidden, path=hidden[1]");
    }

    @Test
    void onlyReachedMethodsCount() {
        Shipment shipment = shipped("""
                Thread unused = new Thread(() -> {});
                record Job(int n) {
                    int twice() { return 2 * n; }
                    String bad() { return unused.getName(); }
                }
                """, "(Function<Job, Integer>) j -> j.twice()");
        assertThat(hasClass(shipment, "Job")).isTrue();
    }

    @Test
    void overridesThatTheJdkCallsCount() {
        assertThatThrownBy(() -> shipped("""
                Thread used = new Thread(() -> {});
                record Job(int n) implements Comparable<Job> {
                    public int compareTo(Job other) { return used.getName().length(); }
                }
                """, "(Supplier<Object>) () -> new TreeSet<>(List.of(new Job(1), new Job(2)))"))
                .hasMessageContaining("variable=used");
    }

    @Test
    void assignmentsAreRefusedByName() {
        assertThatThrownBy(() -> shipped("int total = 0;", "(Function<Integer, Integer>) x -> total += x"))
                .isInstanceOf(CannotShipException.class).hasMessageContaining("variable=total")
                .hasMessageContaining("return the new value");
    }

    @Test
    void assignmentsToStaticsOfTypedClassesAreRefused() {
        assertThatThrownBy(() -> shipped("class Count { static int n; static int next() { return n++; } }",
                "(Supplier<Integer>) () -> Count.next()")).hasMessageContaining("variable=Count.n");
    }

    @Test
    @SuppressWarnings("unchecked")
    void functionsInVariablesFollowRedefinitionsHere() {
        Function<Integer, Integer> g = (Function<Integer, Integer>) session.eval("""
                int f(int x) { return x + 1; }
                Function<Integer, Integer> g = x -> f(x);
                give(g);
                """);
        assertThat(g.apply(1)).isEqualTo(2);
        session.eval("int f(int x) { return 10 * x; }");
        assertThat(g.apply(1)).isEqualTo(10);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aRedefinitionWithAnotherTypeIsAClearError() {
        Function<Integer, Integer> g = (Function<Integer, Integer>) session.eval("""
                int f(int x) { return x + 1; }
                Function<Integer, Integer> g = x -> f(x);
                give(g);
                """);
        session.eval("String f(int x) { return \"changed\"; }");
        assertThatThrownBy(() -> g.apply(1)).hasMessageContaining("redefined with another type")
                .hasMessageContaining("name=f");
        assertThatThrownBy(() -> Shipping.ship(g)).isInstanceOf(CannotShipException.class)
                .hasMessageContaining("name=f");
    }

    @Test
    void variablesCanBeAssignedHere() {
        assertThat(session.eval("int a = 1; a += 4; a++; int[] b = {a}; b[0]++; give(b[0] + a);")).isEqualTo(13);
    }

    @Test
    @SuppressWarnings("unchecked")
    void typedLambdasOfAnyInterfaceCanBeMadeAgain() {
        Supplier<Integer> f = (Supplier<Integer>) session.eval("int n = 5; int local(int k) { return k * n; } "
                + "Supplier<Integer> s = () -> local(3); give(s);");
        assertThat(((Supplier<Integer>) Shipping.copy("f", f)).get()).isEqualTo(15);
    }

    @Test
    @SuppressWarnings("unchecked")
    void typedObjectsWithoutSerializableAreCopied() throws Exception {
        Task<Object> task = (Task<Object>) session.eval("""
                class Base { int hidden = 4; }
                class Node extends Base { Node next; String name; Node(String name) { this.name = name; } }
                Node a = new Node("a"); Node b = new Node("b"); a.next = b; b.next = a;
                Node top = a;
                Task<Object> t = () -> top.next.next == top ? top.next.name + top.hidden : "broken";
                give(t);
                """);
        assertThat(((Task<Object>) Shipping.copy("task", task)).run()).isEqualTo("b4");
    }
}
