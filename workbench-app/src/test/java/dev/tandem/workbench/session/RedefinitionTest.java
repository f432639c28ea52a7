package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Entering something again keeps what others hold, or says what was lost.
class RedefinitionTest extends OpenSession {
    private static final String METHOD = "double growth(double x) { return 0.5 * x; }";
    private static final String AGAIN = "double growth(double x) { return 0.25 * x; }";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "var v = growth(10); | 5.0",
        "double twice(double x) { return 2 * growth(x); } var v = twice(10); | 10.0",
        "var v = new ArrayList<>(List.of(growth(1))); | [0.5]",
        "var v = new double[] {growth(1), 7}; | double[2] { 0.5, 7.0 }",
        "record R(double r) { double at(double t) { return growth(t); } } R v = new R(1); | R[r=1.0]",
        "record R(double r) { double at(double t) { return growth(t); } } List<R> v = List.of(new R(1)); | [R[r=1.0]]",
        "record R(double r) { double at(double t) { return growth(t); } } Map<String, R> v = Map.of(\"k\", new R(1)); | {\"k\"=R[r=1.0]}",
        "record R(double r) { double at(double t) { return growth(t); } } record P(R r) {} var v = new P(new R(1)); | P[r=R[r=1.0]]",
        "Function<Double, Double> f = x -> growth(x); var v = f.apply(2.0); | 1.0",
        "growth(3); growth(4); var v = $3; | 2.0",
        "enum E { A; double at() { return growth(1); } } var v = EnumSet.of(E.A); | [A]",
    })
    void variablesBehindAMethodKeepTheirValues(String declared, String value) {
        eval(METHOD + declared);
        assertThat(define(AGAIN).lines()).isEmpty();
        assertThat(valueOf("v")).isEqualTo(value);
        assertThat(valueOf("growth(10)")).isEqualTo("2.5");
    }

    @Test
    void objectsOfARecordFollowTheMethodThatTheyCall() {
        eval(METHOD + "record Model(double r) { double at(double t) { return growth(t) * r; } } Model model = new Model(2);");
        define(AGAIN);
        assertThat(valueOf("model.at(1)")).isEqualTo("0.5");
    }

    @Test
    void aVariableThatAnotherOneWasMadeOfCanBeEnteredAgain() {
        eval("String a = \"x\"; var b = a.substring(1) + \"k\";");
        assertThat(define("String a = \"y\";").lines()).isEmpty();
        assertThat(valueOf("b + a")).isEqualTo("\"ky\"");
    }

    @Test
    void aVariableThatIsCompiledAnewBringsItsValueAlong() {
        eval("int f() { return 3; } int kept = f(); kept++;");
        assertThat(define("long f(int... none) { return 5; }").lines()).isEmpty();
        assertThat(define("byte f() { return 5; }").lines()).isEmpty();
        assertThat(valueOf("kept")).isEqualTo("4");
    }

    @Test
    void aDeclarationThatThrowsLeavesTheValue() {
        eval("int x = 4; int zero = 0;");
        assertThat(eval("int x = 1 / zero;")).isInstanceOf(StatementOutcome.Threw.class);
        assertThat(valueOf("x")).isEqualTo("4");
        assertThat(valueOf("int x; x")).isEqualTo("0");
    }

    @Test
    void aTypeEnteredAgainResetsItsOwnVariablesByName() {
        eval("enum Color { RED } Color color = Color.RED; EnumSet<Color> set = EnumSet.of(Color.RED); Color none; int other = 3; "
                + "var text = Color.RED.toString();");
        Aftermath after = define("enum Color { RED, BLUE }");
        assertThat(after.reset()).containsExactly("color", "set");
        assertThat(after.unusable()).isEmpty();
        assertThat(valueOf("other + text")).isEqualTo("\"3RED\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "class T { int n = 4; int at() { return 1; } } | class T { int n = 5; int at() { return 2; } } | T v = new T(); | v.at() + v.n | 6",
        "record T(int n) { int at() { return n; } } | record T(int n) { int at() { return n + 1; } } | T v = new T(3); | v.at() | 4",
        "record T(int n) { int at() { return n; } } | record T(int n) { int at() { return n + 1; } } | IntSupplier v = new T(3)::at; | v.getAsInt() | 4",
        "enum T { A, B { int at() { return 1; } }; int at() { return 0; } } | enum T { A, B { int at() { return 9; } }; int at() { return 7; } } "
                + "| var v = EnumSet.allOf(T.class); | v.stream().mapToInt(T::at).sum() | 16",
        "interface T { default int at() { return 1; } } | interface T { default int at() { return 2; } } | T v = new T() {}; | v.at() | 2",
        "class T { IntSupplier f(int x) { return () -> x; } } | class T { IntSupplier f(int x) { return () -> 2 * x; } } "
                + "| var v = new T().f(3); | v.getAsInt() | 6",
        "class T { static class In { int at() { return 1; } } } | class T { static class In { int at() { return 2; } } } | var v = new T.In(); | v.at() | 2",
        "class T<X> { X x; X at() { return null; } } | class T<X> { X x; X at() { return x; } } | T<String> v = new T<>(); | v.at() | null",
        "class T { static int n = 1; } | class T { static int n = 1; int m; } | T.n = 5; T v; | T.n | 1",
        "class T { static int n = 1; void f() { } } | class T { static int n = 1; void f() { n++; } } | T.n = 5; T v = new T(); | T.n | 5",
    })
    void aTypeWithTheSameMembersGetsItsNewCode(String before, String after, String variable, String asked, String value) {
        eval(before + " " + variable);
        assertThat(define(after).lines()).isEmpty();
        assertThat(valueOf(asked)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "enum T { A(1); final int n; T(int n) { this.n = n; } } | enum T { A(2); final int n; T(int n) { this.n = n; } } | T v = T.A; | T.A.n | 2",
        "class T { static int n = 1; } | class T { static int n = 2; } | T v = new T(); | T.n | 2",
        "class T { static List<Integer> n = List.of(1); } | class T { static List<Integer> n = new ArrayList<>(); } | T v = new T(); | T.n | []",
    })
    void aTypeWhoseStaticFieldsBeginOtherwiseIsAnotherOne(String before, String after, String variable, String asked, String value) {
        eval(before + " " + variable);
        assertThat(define(after).reset()).containsExactly("v");
        assertThat(valueOf(asked)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "class T { static int n = Integer.parseInt(\"no\"); int at() { return 1; } }",
        "enum T { A; static final int K = List.of(1).get(3); int at() { return 1; } }",
        "class T { static class In { static int n = List.of(1).get(3); } int at() { return In.n; } }",
        "record T(int n) { static final Object O = Objects.requireNonNull(null); int at() { return 1; } }",
    })
    void aTypeWhoseInitialiserHasThrownCanBeEnteredAgain(String type) {
        eval(type);
        eval("String failed; try { failed = Class.forName((T.class.getName() + (T.class.getDeclaredClasses().length == 0 ? \"\" : \"$In\")), "
                + "true, T.class.getClassLoader()).toString(); } catch (ExceptionInInitializerError e) { failed = \"failed\"; }");
        assertThat(valueOf("failed")).isEqualTo("\"failed\"");
        assertThat(define(type.replace("return 1", "return 2").replace("return In.n", "return -In.n")).lines()).isEmpty();
        assertThat(define("class T { static int n = 7; int at() { return n; } }").lines()).isEmpty();
        assertThat(valueOf("new T().at()")).isEqualTo("7");
    }

    @Test
    void staticFieldsOfATypeThatIsReplacedWithoutBeingEnteredAreNamed() {
        eval("class F { int n; } class T { static int count; static final int MOST = 3; F field; static class In { static F last; } } T.count = 5;");
        assertThat(define("class F { long n; }").reset()).containsExactly("T.In.last", "T.count");
        assertThat(define("class T { static int count; static long other; }").lines()).isEmpty();
    }

    @Test
    void aTypeThatUsesAVariableOfAnotherTypeNowKeepsItsObjectsAndStaticFields() {
        eval("var seed = 1; class T { static int start = seed; int n = seed; int at() { return n + seed; } } T held = new T(); T.start = 7; "
                + "Predicate<Object> isT = o -> o instanceof T; List<Object> deep = List.of(held);");
        assertThat(define("var seed = (short) 2;").lines()).isEmpty();
        assertThat(valueOf("held.at() + T.start")).isEqualTo("10");
        assertThat(valueOf("isT.test(deep.getFirst())")).isEqualTo("true");
    }

    @Test
    void theSameTypeEnteredAgainResetsNothing() {
        eval("record P(int a) { int b() { return a; } } P p = new P(1);");
        assertThat(define("record P(int a) {\n\n // the same\n int b() { return a; } }").lines()).isEmpty();
        assertThat(valueOf("p")).isEqualTo("P[a=1]");
    }

    @Test
    void variablesWithObjectsOfTheEarlierTypeAreNamed() {
        eval("class A { int v() { return 1; } } Object held = new A(); Object[] deep = {List.of(new A())}; "
                + "Supplier<Integer> code = () -> new A().v(); Object other = 3; Supplier<Integer> free = () -> 4;");
        Aftermath after = define("class A { int v() { return 2; } int w; }");
        assertThat(after.reset()).isEmpty();
        assertThat(after.outdated()).containsExactly("code", "deep", "held");
        assertThat(after.lines()).containsExactly("with objects or code from before this definition: code, deep, held");
        assertThat(define("class B {}").lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Predicate<Object> f = o -> o instanceof T;", "UnaryOperator<Object> f = o -> (T) o;",
        "Supplier<Object> f = () -> T.class;", "Object f = new T();", "var f = List.of(1, (Supplier<T>) T::new);"})
    void whatHoldsATypeThatIsReplacedBecauseItsFieldsTypeIsIsNamed(String holder) {
        eval("class F { int n; } class T { F field; } class Other { int n; }" + holder + "Predicate<Object> other = o -> o instanceof Other;");
        assertThat(define("class F { long n; }").outdated()).containsExactly("f");
        assertThat(define("class G {}").lines()).isEmpty();
    }

    @Test
    void functionsThatUseAVariableOfAnotherTypeNowAreNamed() {
        eval("Function<Integer, Integer> f = x -> x + 1; int g(int x) { return x; } IntSupplier s = () -> f.apply(1); "
                + "IntSupplier t = () -> g(1); IntSupplier u = () -> 1;");
        assertThat(define("UnaryOperator<Integer> f = x -> x + 2;").outdated()).containsExactly("s");
        assertThat(define("long g(int x) { return x; }").outdated()).containsExactly("s", "t");
        assertThat(valueOf("IntSupplier s = () -> f.apply(1); s.getAsInt()")).isEqualTo("3");
    }

    @Test
    void functionsThatWouldCallAnotherOverloadNowAreNamed() {
        eval("int m(long x) { return 1; } var s = (IntSupplier) () -> m(1); var copy = s; IntSupplier other = () -> 2;");
        assertThat(define("int m(int x) { return 2; }").outdated()).containsExactly("copy", "s");
        assertThat(define("var s = (IntSupplier) () -> m(1);").lines()).isEmpty();
        assertThat(valueOf("s.getAsInt() + copy.getAsInt()")).isEqualTo("3");
    }

    @Test
    void variablesThatTheCompilerDropsAreNamed() {
        eval("int m(int i) { return 1 + i; } int m(String s) { return m(s.length()); } var q = m(\"ab\");");
        assertThat(define("int m(long i) { return 7; }").unusable()).containsExactly("q");
        assertThat(define("int g() { return 1; }").lines()).isEmpty();
    }

    @Test
    void aVariableThatDoesNotCompileForAWhileComesBack() {
        eval("String g() { return \"s\"; } var s = g(); int n = 0;");
        assertThat(define("int g() { return 1; }").unusable()).containsExactly("s");
        assertThat(define("String g() { return \"t\"; }").lines()).isEmpty();
        assertThat(valueOf("s")).isEqualTo("\"s\"");
    }

    @Test
    void overloadsCallEachOther() {
        assertThat(valueOf("int m(int i) { return 1 + i; } int m(String s) { return m(s.length()); } m(\"abc\")")).isEqualTo("4");
        assertThat(valueOf("int m(int i) { return 100 + i; } m(\"abc\")")).isEqualTo("103");
        assertThat(valueOf("int m(int i) { return 1 + i; } m(\"abc\") + m(1)")).isEqualTo("6");
        assertThat(valueOf("long m(String s) { return m(1) + m(s.length()); } m(\"abc\")")).isEqualTo("6");
    }

    @Test
    void overloadsCallThemselves() {
        eval("int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); } long fact(long n) { return n < 2 ? 1 : n * fact(n - 1); }");
        assertThat(valueOf("fact(5) + fact(20L)")).isEqualTo("2432902008176640120");
        assertThat(valueOf("long fact(int n) { return n < 2 ? 3 : n * fact(n - 1L); } fact(2) + fact(1)")).isEqualTo("5");
    }

    @Test
    void whatWasDroppedCanBeEnteredAgain() {
        eval("int f() { return 1; } int f() { return 2; } int x = 1; int x = f();");
        drop("f");
        drop("x");
        assertThat(valueOf("int f() { return 1; } int x = 1; f() + x")).isEqualTo("2");
        assertThat(session.declarations().variables()).filteredOn(each -> each.name().equals("x"))
                .extracting(Declarations.Variable::summary).containsExactly("1");
    }

    @Test
    void errorsNameTheLinesOfWhatWasEnteredLast() {
        eval("int bad(int i) { return 1 / i; } class K {\n  int v() {\n    return bad(0); } }");
        session.eval("\n\nint bad(int i) {\n  int k = 2;\n  return k / i; }");
        Failure failure = failureOf("import java.time.temporal.*; new K().v();");
        assertThat(failure.frames()).extracting(Failure.Frame::line).startsWith(5, 3);
    }

    @Test
    void aDefinitionThatCannotBeLinkedDoesNotSpoilItsName() {
        List<StatementOutcome> first = session.eval("final class F {} class G extends F {}");
        assertThat(first.getLast()).isInstanceOf(StatementOutcome.Rejected.class);
        assertThat(valueOf("class F {} class G extends F { int v() { return 1; } } new G().v()")).isEqualTo("1");
    }

    private Aftermath define(String text) {
        StatementOutcome outcome = eval(text);
        return outcome instanceof StatementOutcome.Value value ? value.aftermath() : ((StatementOutcome.Defined) outcome).aftermath();
    }
}
