package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.Declarations.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no code has computed is not shown as if it had.
class ComputedValuesTest extends OpenSession {
    private static final String FOREVER = "() -> { while (true) Thread.sleep(1); }";

    @Test
    void aVariableWhoseDeclarationRunsIsBeingComputed() {
        eval("<T> T call(java.util.concurrent.Callable<T> c) throws Exception { return c.call(); } int done = 1;");
        var running = start("List<Integer> r = call(" + FOREVER + ");");
        assertThat(session.declarations().variables()).contains(new Variable("done", "int", "1"),
                new Variable("r", "List<Integer>", "(being computed)"));
        assertThat(session.stop()).isEqualTo(StopOutcome.STOPPED);
        running.join();
        assertThat(summary("r")).isEqualTo("null (its declaration did not end)");
        eval("r = List.of(1);");
        assertThat(summary("r")).isEqualTo("List (size 1)");
    }

    @Test
    void aVariableThatIsDeclaredAgainHasNoneOfItsOldValuesMeanwhile() {
        eval("int f(int i) { while (i > 0); return 7; } int x = f(0);");
        assertThat(summary("x")).isEqualTo("7");
        var running = start("int x = f(1);");
        assertThat(summary("x")).isEqualTo("(being computed)");
        session.stop();
        running.join();
        eval("int x = f(0);");
        assertThat(summary("x")).isEqualTo("7");
    }

    @Test
    void nothingIsListedForAnExpressionThatHasNoValue() {
        eval("1 / 0");
        var running = start("((java.util.function.IntSupplier) () -> { while (true); }).getAsInt()");
        assertThat(session.declarations().variables()).extracting(Variable::summary).containsOnly("1");
        session.stop();
        running.join();
        assertThat(session.declarations().variables()).extracting(Variable::summary).containsOnly("1");
    }

    @ParameterizedTest
    @CsvSource({"int x = 1 / 0, 0", "boolean x = 1 / 0 > 0, false", "String x = null + \"\" + 1 / 0, null",
        "double x = Double.parseDouble(\"a\"), 0.0"})
    void aDeclarationThatFailedIsToldFromAValue(String text, String value) {
        eval(text);
        assertThat(summary("x")).isEqualTo(value + " (its declaration did not end)");
    }

    @Test
    void whatHoldsZeroOrNothingByRightIsShownAsItIs() {
        eval("int a; String b = null; int c = 0, d = 2; var e = new Object() {};");
        assertThat(session.declarations().variables()).extracting(Variable::summary).containsExactly("0", "null", "0", "2", "anonymous Object");
        assertThat(session.declarations().variables().getLast().type()).isEqualTo("anonymous Object");
    }

    private String summary(String name) {
        return session.declarations().variables().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow().summary();
    }
}
