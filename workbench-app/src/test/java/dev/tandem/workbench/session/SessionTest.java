package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest extends OpenSession {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 + 2 | 3",
        "int x = 3; x * 2 | 6",
        "List.of(1, 2).stream()~    .map(i -> i * 2)~    .toList() | [2, 4]",
        "record P(int a) {} new P(4) | P[a=4]",
        "enum E { A, B { int v() { return 2; } }; int v() { return 1; } } E.B.v() | 2",
        "interface I { default int h(int k) { while (k-- > 0) if (k == 3) return k; return -1; } } new I() {}.h(9) | 3",
        "<T extends Comparable<T>> T most(T a, T b) { return a.compareTo(b) > 0 ? a : b; } most(3, 5) | 5",
        "/* c */ // d~ /** e */ int y = 1 // f~; y | 1",
        "int n = 0; for (int i = 0; i < 9; i++)~{~n += i;~}~n | 36",
        "int f(int i) { if (i > 0) return 1;~else return 2; }~f(0) | 2",
        "int g(Object o) { return switch (o) { case Integer i when i > 3 -> i; case String s -> s.length(); default -> -1; }; } g(5) | 5",
        "int t = 0; try { t = Integer.parseInt(\"x\"); } catch (NumberFormatException e) { t = 7; } finally { t++; } t | 8",
    })
    void evaluatesStatementAfterStatement(String text, String value) {
        assertThat(valueOf(text.replace('~', '\n'))).isEqualTo(value);
    }

    @Test
    void evaluatesTextBlocks() {
        assertThat(valueOf("\"\"\"\n  a\n  b\"\"\"\n  .length()")).isEqualTo("3");
    }

    @Test
    void haltsAtTheFirstError() {
        assertThat(session.eval("int a = 1; a / 0; int b = 2;")).hasSize(2);
        assertThat(eval("b")).isInstanceOf(StatementOutcome.Rejected.class);
        assertThat(valueOf("a")).isEqualTo("1");
    }

    @Test
    void namesLineAndColumnOfACompileError() {
        StatementOutcome.Rejected rejected = (StatementOutcome.Rejected) eval("int a = 1;\n\n// c\n  int b =\n    nope + 1;");
        Problem problem = rejected.problems().getFirst();
        assertThat(problem.start()).isEqualTo(new SourceText.Position(5, 5));
        assertThat(problem.sourceLine()).isEqualTo("    nope + 1;");
        assertThat(problem.message()).contains("cannot find symbol").doesNotContain("location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int f( { return 3; }\nint b = 3;", "int x = ;", "String s = \"abc", "/* open", "if (true) {", "}"})
    void refusesWhatIsNoStatement(String text) {
        assertThat(eval(text)).isInstanceOf(StatementOutcome.Rejected.class);
        assertThat(valueOf("1")).isEqualTo("1");
    }

    @Test
    void namesTheLinesOfAnExceptionAndOfItsCauses() {
        Failure failure = failureOf("""
                int f(int n) {
                    return 1 / n;
                }
                void g() {
                    try { f(0); } catch (ArithmeticException e) {
                        throw new IllegalStateException("outer", e); }
                }

                g();
                """);
        assertThat(failure.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.typedFrame().line()).isEqualTo(6);
        assertThat(failure.frames().getLast().line()).isEqualTo(9);
        assertThat(failure.cause().typedFrame().line()).isEqualTo(2);
        assertThat(failure.original()).hasMessage("outer");
    }

    @Test
    void leavesOutWhatTheEngineCallsOfTheJdk() {
        eval("""
                void fail(String... classes) {
                    var e = new IllegalStateException("made");
                    e.setStackTrace(Arrays.stream(classes).map(each -> new StackTraceElement(each, "call", "A.java", 1)).toArray(StackTraceElement[]::new));
                    throw e;
                }
                """);
        assertThat(
                failureOf("fail(\"java.util.ArrayList\", \"dev.tandem.engine.Any\", \"java.util.concurrent.FutureTask\", \"dev.tandem.engine.Any\");")
                        .frames())
                .isEmpty();
        assertThat(failureOf("fail(\"java.lang.Integer\", \"mine.Model\", \"java.util.ArrayList\", \"dev.tandem.engine.Any\");").frames())
                .extracting(Failure.Frame::call).containsExactly("java.lang.Integer.call", "mine.Model.call");
    }

    @Test
    void callsTypedExceptionsAsTheUserDid() {
        eval("class Mine extends Exception { Mine(Object o) { super(\"bad \" + o.getClass().getName()); } } record P(int a) {}");
        Failure failure = failureOf("try { throw new Mine(new P(1)); } catch (Mine e) { throw new RuntimeException(e); }");
        assertThat(failure.message()).isEqualTo("Mine: bad P");
        assertThat(failure.cause().type()).isEqualTo("Mine");
        assertThat(failure.cause().message()).isEqualTo("bad P");
    }

    @Test
    void acceptsForwardReferencesUntilTheyAreUsed() {
        assertThat(((StatementOutcome.Defined) eval("int f() { return later() + 1; }")).missing().toString()).contains("later");
        assertThat(failureOf("f()").message()).contains("name=f").contains("later");
        assertThat(valueOf("int later() { return 1; } f()")).isEqualTo("2");
    }

    @Test
    void announcesVariablesThatARedefinitionMakesUnusable() {
        eval("record P(int a) {} P p = new P(1); int other = 3;");
        StatementOutcome.Defined redefined = (StatementOutcome.Defined) eval("record P(int a, int b) {}");
        assertThat(redefined.redefined()).isTrue();
        assertThat(redefined.aftermath().unusable()).containsExactly("p");
        assertThat(valueOf("other")).isEqualTo("3");
    }

    @Test
    void resetForgetsEverything() {
        eval("int x = 1;");
        session.reset();
        assertThat(eval("x")).isInstanceOf(StatementOutcome.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"for (int i = 0; i < 3; i++) {", "int f() {", "1 +", "/* open"})
    void saysThatAStatementIsNotComplete(String text) {
        assertThat(((StatementOutcome.Rejected) eval(text)).problems()).extracting(Problem::message).contains("statement is not complete");
    }

    @Test
    void closedSessionRefusesText() {
        session.close();
        assertThatThrownBy(() -> session.eval("1")).hasCauseInstanceOf(SessionLostException.class);
    }

    @Test
    void listsVariablesMethodsAndTypesAndDropsThem() {
        eval("int x = 4; double[] a = new double[5]; int f(int i) { return i; } record R() {}");
        Declarations declared = session.declarations();
        assertThat(declared.variables()).contains(
                new Declarations.Variable("x", "int", "4"), new Declarations.Variable("a", "double[]", "double[5]"));
        assertThat(declared.typed()).filteredOn(each -> each.standing() == Typed.Standing.ACTIVE)
                .extracting(Typed::id, Typed::kind, Typed::description).containsExactly(
                        tuple("1", Typed.Kind.VARIABLE, "int x = 4"), tuple("2", Typed.Kind.VARIABLE, "double[] a = double[5]"),
                        tuple("3", Typed.Kind.METHOD, "int f(int)"), tuple("4", Typed.Kind.TYPE, "record R"));
        declared.drop("1");
        assertThat(eval("x")).isInstanceOf(StatementOutcome.Rejected.class);
    }

    @Test
    void completesAndDocumentsAlsoWhileCodeRuns() {
        eval("int counter = 1;");
        var running = start("while (true);");
        assertThat(session.assistance().complete("coun", 4).continuations()).contains("counter");
        assertThat(session.assistance().document("Math.abs(", 9, false)).isNotEmpty();
        assertThat(session.declarations().variables()).extracting(Declarations.Variable::name).contains("counter");
        assertThat(session.stop()).isEqualTo(StopOutcome.STOPPED);
        assertThat(running.join().getLast()).isInstanceOf(StatementOutcome.Stopped.class);
    }

    @Test
    void knowsWhenMoreLinesHaveToFollow() {
        assertThat(session.assistance().isIncomplete("int f() {")).isTrue();
        assertThat(session.assistance().isIncomplete("int x = 3")).isFalse();
        assertThat(session.assistance().isIncomplete("int x = 3; if (x > 2) {")).isTrue();
    }

    @Test
    void evaluatesUnderTheLoaderOfTheSession() {
        assertThat(valueOf("Thread.currentThread().getContextClassLoader().getName()")).isEqualTo("\"session\"");
    }

    @Test
    void tellsTheListenerEachOutcome() {
        List<StatementOutcome> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        session.submit(new SourceText("t", "int a = 1; a++;"), told::add).join();
        assertThat(told).hasSize(2);
    }

    @Test
    void aLoopWithoutItsBodyIsNotYetAStatement() {
        assertThat(session.assistance().isIncomplete("for (int i = 0; i < 3; i++)")).isTrue();
        assertThat(session.assistance().isIncomplete("for (int i = 0; i < 3; i++)\n  System.out.println(i);")).isFalse();
        assertThat(session.eval("for (int i = 0; i < 3; i++)")).hasSize(1);
        assertThat(session.eval("if (true)\n")).hasSize(1);
    }

    @Test
    void whatIsTooLargeForJavaIsRejectedAndHarmsNoLaterStatement() {
        assertThat(eval("double[] large = {" + "0.5, ".repeat(20_000) + "};")).isInstanceOfSatisfying(StatementOutcome.Rejected.class,
                rejected -> assertThat(rejected.problems().getFirst().message()).isEqualTo("code too large"));
        assertThat(eval("String text = \"" + "x".repeat(80_000) + "\";")).isInstanceOfSatisfying(StatementOutcome.Rejected.class,
                rejected -> assertThat(rejected.problems().getFirst().message()).isEqualTo("constant string too long"));
        assertThat(eval("int later = 5;")).isInstanceOfSatisfying(StatementOutcome.Value.class,
                value -> assertThat(value.rendered()).isEqualTo("5"));
        assertThat(eval("text")).isInstanceOf(StatementOutcome.Rejected.class);
        assertThat(eval("\"" + "x".repeat(80_000) + "\".length()")).isInstanceOf(StatementOutcome.Rejected.class);
        assertThat(eval("void waits(Later later) {}")).isInstanceOf(StatementOutcome.Defined.class);
        assertThat(eval("Later later;")).isInstanceOf(StatementOutcome.Value.class);
    }
}
