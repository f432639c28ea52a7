package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.Statements.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;

class PlainStatementsTest {
    private static final List<String> TRICKY =
            List.of("int a = 1; int b = 2;", "int f() { return 1; } int v = f();", "void g() {} f(() -> { g(); });", "String s = \";\";",
                    "char c = ';';", "char q = '\"'; f();", "f(() -> { g(); });",
                    "for (;;) break;", "if (a) f();\nelse g();", "int[] a = {1, 2};", "a = b[0];", "record P(int x) { P { } };", "f(\"\\\\\"); g();",
                    "f(\"\\\";\");",
                    "do f(); while (a);", "int a = 1 2;", "f());", "var x = switch (a) { default -> 1; };", "new A() { int b; }.c();",
                    "import java.util.*;", "x\n    .f();",
                    "int a = 1; // one", "/* a */ int b;", "return;", ";", "label: f();", "public int a;", "List<String> l = new ArrayList<>();",
                    "assert a > 1 : \"b\";",
                    "try { f(); } finally { g(); };", "yield 1;", "throw new A();", "f(a, b -> b;", "String t = \"\"\"\n  ;\n  \"\"\";");

    /// What is seen without the compiler is what it says.
    @Test
    void statementsAreThoseOfTheCompiler() throws IOException {
        List<String> texts = new ArrayList<>(TRICKY);
        for (String folder : List.of("demos", "examples")) {
            try (Stream<Path> files = Files.list(Path.of("../scripts", folder))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".jsh")).toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
            for (String text : texts) {
                SourceText source = new SourceText("", text);
                for (int at = source.skipBlank(0); at < text.length();) {
                    Statement found = Statements.first(analysis, source, at);
                    CompletionInfo info = analysis.analyzeCompletion(text.substring(at, found.next()));
                    if (found.isComplete()) {
                        assertThat(info.remaining()).as(text).isBlank();
                        assertThat(info.source()).as(text).isEqualTo(found.text());
                        assertThat(info.completeness().isComplete()).as(text).isTrue();
                    }
                    at = source.skipBlank(found.next());
                }
            }
        }
    }
}
