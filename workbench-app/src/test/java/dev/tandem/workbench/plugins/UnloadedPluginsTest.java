package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.StatementOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What is left of plugins when they are unloaded: nothing.
@ExtendWith(LeavesNothing.class)
class UnloadedPluginsTest {
    @TempDir
    private Path folder;

    /// Uses plugins in all the ways there are.
    private static WeakReference<ClassLoader> used(PluginFolder plugins) {
        plugins.load();
        try (Session session = Session.open(plugins.addTo(SessionOptions.standard()))) {
            assertThat(session.eval("words()").getLast()).isInstanceOf(StatementOutcome.Value.class);
        }
        return shown(plugins);
    }

    private static WeakReference<ClassLoader> shown(PluginFolder plugins) {
        assertThat(plugins.views()).hasSize(1);
        assertThat(plugins.commands()).hasSize(1);
        assertThat(plugins.status()).allMatch(PluginStatus::isActive);
        return new WeakReference<>(plugins.extensions(ViewContribution.class).getFirst().getClass().getClassLoader());
    }

    private void makeAll() throws IOException {
        PluginJar.withImports(folder, "words", "public static int words() { return java.util.stream.IntStream.range(0, 3).map(x -> x + 1).sum(); }",
                "return java.util.List.of(\"import static fromjar.Importswords.*;\");");
        Path view = PluginJar.withView(folder, "view", "return new javafx.scene.layout.Pane();");
        PluginJar.saying(view, Map.of("Plugin-Dependencies", "words"));
        PluginJar.withCommand(folder, "command", "throw new IllegalStateException();");
    }

    @Test
    void theirClassesAreForgotten() throws Exception {
        makeAll();
        PluginFolder plugins = new PluginFolder(folder);
        WeakReference<ClassLoader> loader;
        try (plugins) {
            loader = used(plugins);
            assertThat(loader.get()).isNotNull();
        }
        Await.until("the plugin's class loader to be collected", () -> {
            System.gc();
            return loader.get() == null;
        });
        assertThat(plugins.status()).isEmpty();
    }

    @Test
    void theyAreLoadedAgainAfterwards() throws Exception {
        makeAll();
        for (int round = 0; round < 2; round++) {
            try (PluginFolder plugins = new PluginFolder(folder)) {
                used(plugins);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noneOfTheirJarsStaysOpen() throws Exception {
        makeAll();
        try (PluginFolder plugins = new PluginFolder(folder)) {
            used(plugins);
        }
        // A session closes what it has opened as soon as its code lets it.
        Await.until("the jars to be closed", () -> opened().isEmpty());
    }

    private List<Path> opened() {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            Path real = folder.toRealPath();
            return all.map(UnloadedPluginsTest::target).filter(file -> file.startsWith(real)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            // Closed since, such as the one of the list itself.
            return link;
        }
    }
}
