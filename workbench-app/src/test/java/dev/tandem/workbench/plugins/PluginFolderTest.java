package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
    @TempDir
    private Path folder;

    private PluginStatus only(PluginFolder plugins) {
        assertThat(plugins.status()).hasSize(1);
        return plugins.status().getFirst();
    }

    @Test
    void findsNothingInAFolderThatDoesNotExist() {
        try (PluginFolder plugins = new PluginFolder(folder.resolve("none"))) {
            plugins.load();
            assertThat(plugins.status()).isEmpty();
            assertThat(plugins.extensions(ViewContribution.class)).isEmpty();
        }
    }

    @Test
    void givesAPluginAClassLoaderOfItsOwn() throws Exception {
        PluginJar.withView(folder, "good", "return new javafx.scene.layout.Pane();");
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            List<ViewContribution> views = plugins.extensions(ViewContribution.class);
            assertThat(views).singleElement().extracting(ViewContribution::title).isEqualTo("From good");
            assertThat(views.getFirst().getClass().getClassLoader()).isNotSameAs(getClass().getClassLoader());
            assertThat(only(plugins).isActive()).isTrue();
        }
    }

    @Test
    void namesAndDisablesAJarThatIsNone() throws Exception {
        Files.writeString(folder.resolve("garbage.jar"), "this is no jar");
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            assertThat(only(plugins).id()).isEqualTo("garbage.jar");
            assertThat(only(plugins).isActive()).isFalse();
            assertThat(only(plugins).problem()).isNotBlank();
        }
    }

    @Test
    void saysWhatAManifestLacks() throws Exception {
        PluginJar.without(PluginJar.withoutItsClass(folder, "bare"), "META-INF/MANIFEST.MF");
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            assertThat(only(plugins).isActive()).isFalse();
            assertThat(only(plugins).problem()).isEqualTo("its manifest (META-INF/MANIFEST.MF) lacks a line Plugin-Id: ...");
        }
    }

    @Test
    void namesAndDisablesAPluginWithoutItsClass() throws Exception {
        PluginJar.withoutItsClass(folder, "hollow");
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            assertThat(plugins.extensions(ViewContribution.class)).isEmpty();
            assertThat(only(plugins).id()).isEqualTo("hollow");
            assertThat(only(plugins).problem()).contains("no.such.View");
        }
    }

    @Test
    void theWindowOpensDespiteBrokenPluginsAndNamesThem() throws Exception {
        Files.writeString(folder.resolve("garbage.jar"), "this is no jar");
        PluginJar.withView(folder, "good", "return new javafx.scene.layout.Pane();");
        PluginJar.withView(folder, "thrower", "throw new IllegalStateException(\"not today\");");
        try (OpenWindow open = new OpenWindow(1000, 1000, folder)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.plugins");
                return null;
            });
            open.picture("plugins");
            TableView<?> table = (TableView<?>) open.workbench().window().scene().lookup("#plugins-table");
            assertThat(table.getItems()).extracting(Object::toString)
                    .anyMatch(row -> row.contains("garbage.jar")).anyMatch(row -> row.contains("not today"));
            Label notice = (Label) open.workbench().window().scene().lookup("#status-notice");
            assertThat(notice.getText()).startsWith("Plugin ").contains(" has been disabled: ");
        }
    }
}
