package dev.tandem.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.TabHelp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandCompletionTest {
    private static Session session;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        session = Session.open(new SessionOptions(List.of(), true, () -> {}));
        session.eval("int alpha = 1; int alpine = 2; int twice(int alpha) { return 2 * alpha; } record Pair(int a) {}");
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static List<String> after(String text) {
        return CommandCompletion.complete(session, text, text.length()).continuations();
    }

    @Test
    void completesCommandsAndTheirArguments() {
        assertThat(after("/re")).containsExactly("/reload ", "/reset ");
        assertThat(after("/vars al")).containsExactly("alpha", "alpine");
        assertThat(after("/methods ")).contains("twice", "-all");
        assertThat(after("/drop ")).contains("alpha", "twice", "Pair");
        assertThat(after("/reload -q")).containsExactly("-quiet");
        assertThat(after("/help sh")).containsExactly("shortcuts");
        assertThat(after("/exit alp")).contains("alpha", "alpine");
        assertThat(after("/nope ")).isEmpty();
    }

    @Test
    void completesFilesForCommandsThatTakeOne() throws Exception {
        Files.writeString(folder.resolve("script.jsh"), "");
        Files.createDirectory(folder.resolve("scripts"));
        assertThat(after("/open " + folder + "/scr")).containsExactly(folder + "/script.jsh", folder + "/scripts/");
        assertThat(after("/save -all " + folder + "/script.")).containsExactly(folder + "/script.jsh");
        assertThat(after("/open " + folder + "/none/")).isEmpty();
    }

    @Test
    void tabShowsSignaturesThenDocumentationThenCompletes() {
        TabHelp help = new TabHelp(session);
        assertThat(help.press("Math.max(", 9)).contains("int Math.max(int a, int b)");
        assertThat(help.press("Math.max(", 9)).anyMatch(line -> line.contains("greater of two"));
        assertThat(help.press("Math.max(", 9)).isEmpty();
        assertThat(help.press("System.out.println(Math.hypot(3, ", 33)).contains("double Math.hypot(double x, double y)");
        assertThat(help.press("twice(", 6)).contains("int twice(int alpha)").anyMatch(line -> line.contains("alpine"));
        assertThat(help.press("twice(alp", 9)).isEmpty();
        assertThat(help.press("alp", 3)).isEmpty();
    }
}
