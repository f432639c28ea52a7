package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginStoreTest {
    @TempDir
    private Path folder;
    private Path made;
    private Path plugins;
    private PluginStore store;

    @BeforeEach
    void open() throws IOException {
        made = Files.createDirectory(folder.resolve("made"));
        plugins = folder.resolve("plugins");
        store = new PluginStore(plugins);
    }

    private Path jar(String id) throws IOException {
        return PluginJar.withView(made, id, "return new javafx.scene.layout.Pane();");
    }

    private List<String> ids() {
        return store.entries().stream().map(PluginStore.Entry::id).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(plugins)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() {
        assertThat(store.entries()).isEmpty();
        assertThatThrownBy(() -> store.remove("good")).isInstanceOf(TandemException.class).hasMessageContaining("id=good, there are []");
        assertThat(plugins).doesNotExist();
    }

    @Test
    void installsAndRemovesWithoutATrace() throws Exception {
        Path good = jar("good");
        assertThat(store.install(good).before()).isEmpty();
        assertThat(store.install(jar("other")).before()).isEmpty();
        assertThat(ids()).containsExactlyInAnyOrder("good", "other");
        assertThat(good).exists();
        assertThat(plugins.resolve(good.getFileName())).hasSameBinaryContentAs(good);
        store.remove("good");
        assertThat(ids()).containsExactly("other");
        assertThat(files()).hasSize(1);
    }

    @Test
    void anotherVersionTakesThePlaceOfTheFirst() throws Exception {
        Path good = jar("good");
        store.install(good);
        Path renamed = Files.move(good, made.resolve("good-new.jar"));
        assertThat(store.install(renamed).before()).hasValueSatisfying(version -> assertThat(version).isNotBlank());
        assertThat(files()).containsExactly("good-new.jar");
    }

    @Test
    void whatIsNoPluginChangesNothing() throws Exception {
        Path garbage = Files.writeString(made.resolve("garbage.jar"), "this is no jar");
        assertThatThrownBy(() -> store.install(garbage)).isInstanceOf(TandemException.class).hasMessageContaining("garbage.jar")
                .hasMessageContaining("is no jar");
        assertThatThrownBy(() -> store.install(made.resolve("nowhere.jar"))).isInstanceOf(TandemException.class)
                .hasMessageContaining("nowhere.jar");
        Path unnamed = Files.move(jar("good"), made.resolve("good.war"));
        assertThatThrownBy(() -> store.install(unnamed)).isInstanceOf(TandemException.class).hasMessageContaining("ends with .jar or .zip: file=");
        assertThat(plugins).doesNotExist();
    }

    @Test
    void aNameThatIsTakenIsNotTakenAway() throws Exception {
        Path good = jar("good");
        store.install(good);
        Path other = Files.move(jar("other"), made.resolve("x.jar"));
        Files.delete(good);
        Path trick = Files.move(other, made.resolve(good.getFileName()));
        assertThatThrownBy(() -> store.install(trick)).isInstanceOf(TandemException.class).hasMessageContaining("another plugin's");
        assertThat(ids()).containsExactly("good");
    }

    @Test
    void whatIsOffIsNotLoadedAndNotCalledBroken() throws Exception {
        store.install(jar("good"));
        store.install(jar("other"));
        assertThat(store.turn("good", false)).isTrue();
        assertThat(store.turn("good", false)).isFalse();
        assertThat(store.entries()).extracting(PluginStore.Entry::id, PluginStore.Entry::isOn)
                .containsExactlyInAnyOrder(tuple("good", false), tuple("other", true));
        try (PluginFolder loaded = new PluginFolder(plugins)) {
            loaded.load();
            assertThat(loaded.status()).filteredOn(PluginStatus::isActive).extracting(PluginStatus::id).containsExactly("other");
            assertThat(loaded.status()).noneMatch(PluginStatus::isBroken);
            assertThat(loaded.views()).hasSize(1);
        }
        assertThat(store.turn("good", true)).isTrue();
        try (PluginFolder loaded = new PluginFolder(plugins)) {
            loaded.load();
            assertThat(loaded.views()).hasSize(2);
        }
    }

    @Test
    void whatIsRemovedIsOnWhenItComesBack() throws Exception {
        Path good = jar("good");
        store.install(good);
        store.turn("good", false);
        store.remove("good");
        store.install(good);
        assertThat(store.entries()).singleElement().matches(PluginStore.Entry::isOn);
    }

    @Test
    void aBrokenJarIsListedAndRemovedByTheNameOfItsFile() throws Exception {
        store.install(jar("good"));
        Files.writeString(plugins.resolve("garbage.jar"), "this is no jar");
        assertThat(store.entries()).filteredOn(each -> each.id().equals("garbage.jar")).singleElement()
                .satisfies(each -> assertThat(each.problem()).contains("is no jar"));
        store.remove("garbage.jar");
        assertThat(ids()).containsExactly("good");
    }

    @Test
    void oneThatOthersNeedIsNotRemovedBeforeThey() throws Exception {
        store.install(jar("base"));
        store.install(PluginJar.saying(jar("above"), Map.of("Plugin-Dependencies", "base@1.0")));
        store.install(PluginJar.saying(jar("ahead"), Map.of("Plugin-Dependencies", "above")));
        assertThat(store.needy("base")).containsExactly("above", "ahead");
        assertThat(store.needy("ahead")).isEmpty();
        assertThatThrownBy(() -> store.remove("base")).isInstanceOf(TandemException.class)
                .hasMessageStartingWith("not removed, since others need it: plugin=base, needed by=[above, ahead]");
        store.turn("above", false);
        assertThat(store.needy("base")).isEmpty();
        store.remove("base");
        assertThat(ids()).containsExactly("above", "ahead");
    }

    @Test
    void tellsWhoHasMadeItAndWhyItIsNotLoaded() throws Exception {
        store.install(PluginJar.saying(jar("good"), Map.of("Plugin-Provider", "Someone", "Plugin-License", "MIT")));
        store.install(PluginJar.saying(jar("late"), Map.of("Plugin-Requires", "7.0")));
        assertThat(store.entries()).extracting(PluginStore.Entry::id, PluginStore.Entry::provider, PluginStore.Entry::licence,
                PluginStore.Entry::problem).containsExactly(tuple("good", "Someone", "MIT", ""),
                        tuple("late", "", "", "it is made for another version of the API: requires=7.0, here=1.0"));
    }
}
