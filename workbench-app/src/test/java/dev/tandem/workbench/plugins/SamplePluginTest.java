package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The sample plugin from its jar to the window, to typed code and to workers.
@ExtendWith(LeavesNothing.class)
class SamplePluginTest {
    private static final String ON_WORKERS = """
            WorkerPool pool = WorkerPool.processes(2);
            boolean ok = pool.apply(() -> Dice.cores()).equals(pool.apply(() -> Runtime.getRuntime().availableProcessors()))
                    && pool.applyOnly(() -> Dice.sides(), 0) == 6
                    && pool.applyOnly(Dice::sides, 1) == Dice.sides();
            pool.close();
            """;

    @TempDir
    private Path folder;

    private static String valueOf(Session session, String text) {
        List<StatementOutcome> outcomes = session.eval(text);
        assertThat(outcomes.getLast()).as(outcomes.toString()).isInstanceOf(StatementOutcome.Value.class);
        return ((StatementOutcome.Value) outcomes.getLast()).rendered();
    }

    @Test
    void itsClassesWorkInASessionAndOnWorkersAlsoAfterAReset() throws Exception {
        SamplePlugin.install(folder);
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            try (Session session = Session.open(plugins.addTo(SessionOptions.standard()))) {
                for (int round = 0; round < 2; round++) {
                    assertThat(valueOf(session, "Dice.cores()")).isEqualTo("" + Runtime.getRuntime().availableProcessors());
                    assertThat(valueOf(session, ON_WORKERS + "ok")).isEqualTo("true");
                    session.reset();
                }
            }
        }
    }

    @Test
    void aLambdaOfAPluginTravels() throws Exception {
        PluginJar.withImports(folder, "words", """
                public static java.util.function.Function<Integer, Integer> adder(int n) { return x -> x + n; }
                public record Pair(int a, int b) {}
                public static Pair pair(int a) { return new Pair(a, -a); }
                """, "return java.util.List.of(\"import static fromjar.Importswords.*;\");");
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            try (Session session = Session.open(plugins.addTo(SessionOptions.standard()))) {
                assertThat(valueOf(session, """
                        WorkerPool pool = WorkerPool.processes(1);
                        Function<Integer, Integer> add = adder(5);
                        String said = pool.map(x -> add.apply(x), List.of(1, 2)) + " " + pool.map(x -> pair(x), List.of(7));
                        pool.close();
                        said
                        """)).isEqualTo("\"[6, 7] [Pair[a=7, b=-7]]\"");
            }
        }
    }

    /// As a command or a tab may do, whose classes no session knows.
    @Test
    void aFunctionOfAPluginTravelsAlsoWhereThePluginItselfCalls() throws Exception {
        PluginJar.withImports(folder, "caller", """
                static int n = 5;
                static int twice(int x) { return 2 * x; }
                public record Pair(int a, int b) {}
                """, """
                int k = 3;
                try (var pool = dev.tandem.engine.pool.WorkerPool.processes(1)) {
                    java.util.function.Function<Integer, Integer> f = x -> twice(x) + k + n;
                    throw new IllegalStateException("got " + pool.map(x -> new Pair(x, f.apply(x)), java.util.List.of(1, 2)));
                }
                """);
        try (PluginFolder plugins = new PluginFolder(folder, Duration.ofMinutes(2))) {
            plugins.load();
            plugins.addTo(SessionOptions.standard());
            assertThat(plugins.status().getFirst().reason()).startsWith("IllegalStateException: got [Pair[a=1, b=10], Pair[a=2, b=12]]");
        }
    }

    @Test
    void aPluginWhoseImportsFailIsNamedAndTheOthersWork() throws Exception {
        SamplePlugin.install(folder);
        Files.writeString(folder.resolve("garbage.jar"), "this is no jar");
        PluginJar.withImports(folder, "thrower", "", "throw new IllegalStateException(\"not today\");");
        PluginJar.withImports(folder, "liar", "", "return java.util.List.of(\"import no.such.Thing;\", \"not even Java\");");
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            try (Session session = Session.open(plugins.addTo(SessionOptions.standard()))) {
                assertThat(valueOf(session, "Dice.cores() > 0")).isEqualTo("true");
            }
            assertThat(plugins.status()).filteredOn(plugin -> !plugin.isActive()).extracting(PluginStatus::id)
                    .containsExactlyInAnyOrder("garbage.jar", "thrower", "liar");
        }
    }

    @Test
    void itsTabHearsOfTheWorkersAndItsWordsAreInTheSessionOfTheWindow() throws Exception {
        SamplePlugin.install(folder);
        try (OpenWindow open = new OpenWindow(1600, 1000, folder)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show(SamplePlugin.TAB);
                return null;
            });
            OpenWindow.awaitWindow("figures", () -> open.workbench().window().scene().lookup("#sample-label") instanceof Label label
                    && label.getText().equals("6 sides, 0 workers"));
            assertThat(valueOf(open.workbench().host().session(), "Dice.cores() > 0")).isEqualTo("true");
        }
    }
}
