package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
    private static final JShell SHELL = JShell.builder().executionEngine("local").build();

    @AfterAll
    static void close() {
        SHELL.close();
    }

    private static List<String> statements(String text) {
        SourceText source = new SourceText("text", text);
        List<String> found = new ArrayList<>();
        for (int at = source.skipBlank(0); at < text.length();) {
            int next = Statements.first(SHELL.sourceCodeAnalysis(), source, at).next();
            found.add(text.substring(at, next).strip());
            at = source.skipBlank(next);
        }
        return found;
    }

    @Test
    void endsAStatementWithItsLineWhereASemicolonIsMissing() {
        assertThat(statements("int x = 3\nint y = 4\nx\ny = 3\nx++\n--x\nimport java.util.*\n<T> T id(T t) { return t; }\nx"))
                .containsExactly("int x = 3", "int y = 4", "x", "y = 3", "x++", "--x", "import java.util.*",
                        "<T> T id(T t) { return t; }", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "double z = x\n   + y\n   - 3 // why\n   * 2;",
        "list.stream()\n  // all\n\n  .map(a -> a + 1)\n  .toList()",
        "boolean b = x > 3\n  && y < 2\n  || z\n  != 3",
        "int s = x > 3\n  ? 1\n  : 2",
        "@Deprecated\n@SuppressWarnings(\"a\")\ninterface F {\n}",
        "if (x) f();\nelse g();",
        "if (x) {\n}\n\nelse {\n}",
        "try {\n} catch (Exception e) {\n}\nfinally {\n}",
        "int f(int a)\n    throws Exception\n{\n  return a;\n}",
        "class A\n  extends B\n  implements C {\n}",
        "F f = a -> {\n  return a + 1\n  ;\n}",
        "String s = \"\"\"\n  (\n  \"quoted\" \\\"\"\" {\n\"\"\"",
        "int[] a = {1,\n 2}",
        "f(1,\n  ')', \"(\")",
        "for (int i = 0; i < 3; i++)\n  f(i)",
        "x = y\n  / (3 + z)\n  / w;",
        "Supplier<String> s = new A() {\n  int a;\n}\n  .b()",
    })
    void aStatementGoesOnAsInJava(String text) {
        assertThat(statements(text + "\nint after = 3\n")).containsExactly(text, "int after = 3");
    }

    @Test
    void commentsAndSeveralStatementsOnALineAreNoMatter() {
        assertThat(statements("int a = 1; int b = 2 // (\nint c; /* { */ c = 3\n'x'\nrecord P() {} int d"))
                .containsExactly("int a = 1;", "int b = 2 // (", "int c;", "c = 3", "'x'", "record P() {}", "int d");
    }
}
