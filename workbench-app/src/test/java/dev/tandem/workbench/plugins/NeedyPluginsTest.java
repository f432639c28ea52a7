package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.StatementOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that need other plugins, or another version of the API.
@ExtendWith(LeavesNothing.class)
class NeedyPluginsTest {
    private static final String NO_LINES = "return java.util.List.of();";

    @TempDir
    private Path folder;

    private void plugin(String id, String... lines) throws IOException {
        Path jar = PluginJar.withImports(folder, id, "", NO_LINES);
        for (int each = 0; each < lines.length; each += 2) {
            PluginJar.saying(jar, Map.of(lines[each], lines[each + 1]));
        }
    }

    /// What is said of each after a session has begun with them; nothing of those that run.
    private Map<String, String> problems() {
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            try (Session session = Session.open(plugins.addTo(SessionOptions.standard()))) {
                assertThat(session.eval("1 + 1").getLast()).isInstanceOf(StatementOutcome.Value.class);
            }
            return plugins.status().stream().collect(Collectors.toMap(PluginStatus::id, PluginStatus::problem, (a, _) -> a, TreeMap::new));
        }
    }

    @Test
    void oneMadeForAnotherApiIsNamedAndTheOthersRun() throws Exception {
        plugin("same", "Plugin-Requires", "1.0");
        plugin("range", "Plugin-Requires", ">=1.0 & <3");
        plugin("silent");
        plugin("newer", "Plugin-Requires", "1.1");
        plugin("next", "Plugin-Requires", "2.0");
        plugin("garbled", "Plugin-Requires", "the latest");
        assertThat(problems()).containsEntry("same", "").containsEntry("range", "").containsEntry("silent", "")
                .containsEntry("newer", "it is made for another version of the API: requires=1.1, here=1.0")
                .containsEntry("next", "it is made for another version of the API: requires=2.0, here=1.0")
                .containsEntry("garbled", "Plugin-Requires: a range of versions cannot be read: range=the latest");
    }

    @Test
    void whatIsNeededAndNotThereIsChargedToWhoNeedsIt() throws Exception {
        plugin("base", "Plugin-Version", "1.4");
        plugin("fits", "Plugin-Dependencies", "base@1.2");
        plugin("late", "Plugin-Dependencies", "base@2.0");
        plugin("alone", "Plugin-Dependencies", "base, nobody@1.0");
        plugin("above", "Plugin-Dependencies", "alone");
        plugin("easy", "Plugin-Dependencies", "nobody?@1.0");
        plugin("mine", "Plugin-Dependencies", "mine");
        plugin("one", "Plugin-Dependencies", "two");
        plugin("two", "Plugin-Dependencies", "three");
        plugin("three", "Plugin-Dependencies", "one");
        plugin("behind", "Plugin-Dependencies", "one");
        Map<String, String> problems = problems();
        assertThat(problems).containsEntry("base", "").containsEntry("fits", "").containsEntry("easy", "")
                .containsEntry("late", "it needs another version of a plugin: plugin=base, requires=2.0, here=1.4")
                .containsEntry("alone", "it needs a plugin that is missing: plugin=nobody")
                .containsEntry("above", "it needs a plugin that does not run: plugin=alone")
                .containsEntry("behind", "it needs a plugin that does not run: plugin=one")
                .containsEntry("mine", "plugins need each other in a circle: mine -> mine")
                .containsEntry("one", "plugins need each other in a circle: one -> two -> three -> one")
                .containsEntry("two", "plugins need each other in a circle: two -> three -> one -> two")
                .containsEntry("three", "plugins need each other in a circle: three -> one -> two -> three");
    }

    @Test
    void aPluginUsesTheClassesOfTheOneThatItNeedsAlsoInScripts() throws Exception {
        Path base = PluginJar.withImports(folder, "zbase", "public static int base() { return 40; }",
                "return java.util.List.of(\"import static fromjar.Importszbase.*;\");");
        PluginJar.saying(PluginJar.withImports(folder, "above", base,
                "public static int above() { return Importszbase.base() + 2; }",
                "above(); return java.util.List.of(\"import static fromjar.Importsabove.*;\");"), Map.of("Plugin-Dependencies", "zbase@1.0"));
        try (PluginFolder plugins = new PluginFolder(folder)) {
            plugins.load();
            try (Session session = Session.open(plugins.addTo(SessionOptions.standard()))) {
                assertThat(((StatementOutcome.Value) session.eval("above() + base()").getLast()).rendered()).isEqualTo("82");
            }
            assertThat(plugins.status()).extracting(PluginStatus::id).containsExactly("zbase", "above");
            assertThat(plugins.status()).allMatch(PluginStatus::isActive);
        }
    }

    @Test
    void whoNeedsOneThatFailsLaterGoesWithIt() throws Exception {
        PluginJar.withImports(folder, "zbase", "", "throw new IllegalStateException(\"not today\");");
        plugin("above", "Plugin-Dependencies", "zbase");
        plugin("top", "Plugin-Dependencies", "above");
        plugin("other");
        Map<String, String> problems = problems();
        assertThat(problems.get("zbase")).startsWith("IllegalStateException: not today");
        assertThat(problems).containsEntry("above", "it needs a plugin that does not run: plugin=zbase")
                .containsEntry("top", "it needs a plugin that does not run: plugin=above").containsEntry("other", "");
    }

    @Test
    void whoNeedsOneThatIsOffIsNamed() throws Exception {
        plugin("base");
        plugin("above", "Plugin-Dependencies", "base");
        new PluginStore(folder).turn("base", false);
        assertThat(problems()).containsEntry("base", "").containsEntry("above", "it needs a plugin that is off: plugin=base");
        new PluginStore(folder).turn("base", true);
        assertThat(problems()).containsEntry("base", "").containsEntry("above", "");
    }
}
