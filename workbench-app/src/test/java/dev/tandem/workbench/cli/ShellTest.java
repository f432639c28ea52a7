package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    @TempDir
    private Path folder;

    private String type(String text, int code) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        OutputFolder output = OutputFolder.named(folder.resolve("output"), _ -> {});
        ScriptContext context = ScriptContext.withoutWindow(List.of(), output);
        try (Session session = Session.open(SessionOptions.standard().onStart(context::enter));
                Terminal terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
            assertThat(new Shell(session, context, terminal, folder.resolve("tandem/history"), () -> {}).run()).isEqualTo(code);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answersWithValuesAndLeavesAtTheEndOfInput() throws Exception {
        assertThat(type("int x = 20\nx + 1\n", 0)).contains("x ==> 20", "==> 21");
    }

    @Test
    void goesOnAfterAnErrorAndLeavesWithTheCodeAskedFor() throws Exception {
        assertThat(type("int x = 1 / 0\nnope\n40 + 2\n/exit 9\n", 9))
                .contains("ArithmeticException", "cannot find symbol", "==> 42");
    }

    @Test
    void readsStatementsOverSeveralLinesAndKeepsAHistory() throws Exception {
        assertThat(type("int f() {\nreturn 77;\n}\nf()\nSystem.exit(4)\n", 4)).contains("==> 77");
        assertThat(Files.readString(folder.resolve("tandem/history"))).contains("f()");
    }
}
