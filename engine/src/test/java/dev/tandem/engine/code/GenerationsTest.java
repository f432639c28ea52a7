package dev.tandem.engine.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/// What uses a type that was redefined is refused rather than run with the old one.
class GenerationsTest {
    private final TypedSession session = new TypedSession();

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"() -> A.f()", "() -> new A()", "() -> o instanceof A", "() -> (A) o", "() -> A.class",
        "A::new", "() -> A.n", "() -> new A[1].length", "() -> Stream.of(1).map(x -> new A()).toList()"})
    void codeThatUsesARedefinedTypeIsRefused(String function) {
        String type = "class A { static int n = 3; static int f() { return 1; } int m%d; }";
        session.eval("Object o = 1;" + type.formatted(1) + "Supplier<Object> g = " + function + "; give(g);");
        session.eval(type.formatted(2));
        Object stale = session.eval("give(g);");
        assertThatThrownBy(() -> Shipping.ship("function", "g", stale)).isInstanceOf(CannotShipException.class)
                .hasMessageContaining("redefined").hasMessageContaining("function=g").hasMessageContaining("class=A");
        Object fresh = session.eval("Supplier<Object> g = " + function + "; give(g);");
        assertThat(Shipping.ship(fresh).classes()).isNotEmpty();
    }

    @Test
    void aFunctionInAVariableIsNamed() {
        session.eval("class A { static int f() { return 1; } } Supplier<Integer> g = () -> A.f();"
                + "class A { static int f() { return 2; } int n; }");
        Object function = session.eval("Supplier<Integer> h = () -> g.get(); give(h);");
        assertThatThrownBy(() -> Shipping.ship(function)).hasMessageContaining("variable=g")
                .hasMessageContaining("class=A");
    }

    @Test
    void valuesOfARedefinedTypeAreRefusedByPath() {
        session.eval("record A(int a) {} List<Object> held = new ArrayList<>(); held.add(0); held.add(new A(1));"
                + "record A(int a, int b) {}");
        Object function = session.eval("Supplier<Integer> h = () -> held.size(); give(h);");
        assertThatThrownBy(() -> Shipping.ship(function)).hasMessageContaining("path=held[1]")
                .hasMessageContaining("class=A");
    }

    @Test
    @SuppressWarnings("unchecked")
    void classesThatWereOnlyCompiledAnewStayGood() {
        Object function = session.eval("int f() { return 1; } class A { int n() { return f(); } class In { } }"
                + "Supplier<Integer> g = () -> new A().n(); int f() { return 2; } give(g);");
        assertThat(((Supplier<Integer>) function).get()).isEqualTo(2);
        assertThat(Shipping.ship(function).classes()).isNotEmpty();
    }

    @Test
    void variablesThatWereComputedWithARedefinedTypeStayGood() {
        Object function = session.eval("class A { int n = 1; } int v = new A().n; class A { long n = 2; }"
                + "Supplier<Integer> g = () -> v; give(g);");
        assertThat(Shipping.ship(function).classes()).isNotEmpty();
    }
}
