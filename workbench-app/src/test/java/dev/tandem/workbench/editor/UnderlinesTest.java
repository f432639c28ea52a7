package dev.tandem.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnderlinesTest {
    private static List<String> blamed(String text) {
        SourceText source = new SourceText("a.jsh", text);
        try (Session session = Session.open(SessionOptions.standard())) {
            StatementOutcome last = session.submit(source, _ -> {}).join().getLast();
            return Underlines.of(last).stream().map(each -> text.substring(each.start(), each.end())).toList();
        }
    }

    @Test
    void underlinesWhatTheCompilerRefuses() {
        assertThat(blamed("int a = 1;\nint b = nope;\n")).containsExactly("nope");
    }

    @Test
    void underlinesTheLineThatThrows() {
        assertThat(blamed("int a = 0;\n  int b = 1 / a;\n")).containsExactly("int b = 1 / a;");
        assertThat(blamed("int f(int x) {\n    return 1 / x;\n}\nf(0);")).containsExactly("return 1 / x;");
    }

    @Test
    void whatIsMissingMarksTheCharacterBeforeIt() {
        assertThat(blamed("int f() {\n    int a = 1   \n    return a;\n}\n")).containsExactly("1");
    }

    @Test
    void blamesNothingWhenAllIsWell() {
        assertThat(blamed("int a = 1;")).isEmpty();
    }
}
