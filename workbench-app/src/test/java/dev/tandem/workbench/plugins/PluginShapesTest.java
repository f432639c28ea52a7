package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.StatementOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that are a folder or a zip, with libraries.
@ExtendWith(LeavesNothing.class)
class PluginShapesTest {
    private static final String ON_WORKERS = """
            WorkerPool pool = WorkerPool.processes(1);
            Function<Integer, Integer> add = adder(5);
            String said = pool.map(x -> add.apply(x) + twice(x) + Importslibrary.tripler().apply(0), List.of(1, 2)) + "";
            pool.close();
            said
            """;

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

    /// A folder with a plugin `shaped`, whose class needs one of a library.
    private Path shaped() throws IOException {
        Path shaped = Files.createDirectories(made.resolve("shaped"));
        Path libraries = Files.createDirectories(shaped.resolve("lib"));
        Path library = PluginJar.withImports(libraries, "library", """
                public static int twice(int n) { return 2 * n; }
                public static java.util.function.Function<Integer, Integer> tripler() { return x -> 3 * x; }
                """, "return java.util.List.of();");
        PluginJar.without(library, "META-INF/services/dev.tandem.plugin.ScriptImports");
        PluginJar.withImports(shaped, "shaped", library, """
                public static java.util.function.Function<Integer, Integer> adder(int n) { return x -> x + n; }
                public static int twice(int n) { return Importslibrary.twice(n); }
                """, "return java.util.List.of(\"import static fromjar.Importsshaped.*;\", \"import fromjar.Importslibrary;\");");
        return shaped;
    }

    @Test
    void aLibraryThatWantsToEndTheProgramIsChargedToItsPlugin() throws IOException {
        Path leaving = Files.createDirectories(plugins.resolve("leaving"));
        Path library = PluginJar.withImports(Files.createDirectories(leaving.resolve("lib")), "quitter", """
                public static int quit() { System.exit(7); return 1; }
                public static int stay() { return 2; }
                """, "return java.util.List.of();");
        PluginJar.without(library, "META-INF/services/dev.tandem.plugin.ScriptImports");
        PluginJar.withImports(leaving, "leaving", library, "static int n = Importsquitter.stay();",
                "return java.util.List.of(\"import java.util.concurrent.atomic.*; // \" + Importsquitter.quit());");
        try (PluginFolder loaded = new PluginFolder(plugins)) {
            loaded.load();
            loaded.addTo(SessionOptions.standard());
            assertThat(loaded.status()).singleElement().extracting(PluginStatus::problem).asString().startsWith("wanted to end the program: code=7");
        }
    }

    private Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path zip = made.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return zip;
    }

    private Path zipped(Path shaped, String name) throws IOException {
        Path jar = shaped.resolve("shaped.jar");
        Path library = shaped.resolve("lib/library.jar");
        return zip(name, Map.of("shaped.jar", Files.readAllBytes(jar), "lib/library.jar", Files.readAllBytes(library), "docs/read.txt", new byte[1]));
    }

    private String valueOf(String text) {
        try (PluginFolder loaded = new PluginFolder(plugins)) {
            loaded.load();
            try (Session session = Session.open(loaded.addTo(SessionOptions.standard()))) {
                assertThat(loaded.status()).extracting(PluginStatus::problem).allMatch(String::isEmpty);
                List<StatementOutcome> outcomes = session.eval(text);
                assertThat(outcomes.getLast()).as(outcomes.toString()).isInstanceOf(StatementOutcome.Value.class);
                return ((StatementOutcome.Value) outcomes.getLast()).rendered();
            }
        }
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.exists(plugins) ? Files.walk(plugins) : Stream.empty()) {
            return all.filter(each -> !each.equals(plugins)).toList();
        }
    }

    private void refused(Path given, String why) throws IOException {
        assertThatThrownBy(() -> store.install(given)).as(given.toString()).isInstanceOf(TandemException.class)
                .hasMessageStartingWith("not installed: file=" + given + ", cause=").hasMessageContaining(why);
        assertThat(left()).isEmpty();
    }

    @Test
    void aFolderWorksAlsoOnWorkersAndIsRemovedAsAWhole() throws Exception {
        assertThat(store.install(shaped()).id()).isEqualTo("shaped");
        assertThat(valueOf(ON_WORKERS)).isEqualTo("\"[8, 11]\"");
        store.remove("shaped");
        assertThat(left()).isEmpty();
    }

    @Test
    void aZipIsUnpackedAndTakesThePlaceOfAnEarlierOne() throws Exception {
        Path zip = zipped(shaped(), "some.zip");
        store.install(zip);
        assertThat(plugins.resolve("some/lib/library.jar")).exists();
        assertThat(valueOf("twice(21)")).isEqualTo("42");
        assertThat(store.install(zip).before()).hasValue("1.0.0");
        assertThat(store.entries()).extracting(PluginStore.Entry::id).containsExactly("shaped");
        assertThat(store.install(made.resolve("shaped/shaped.jar")).before()).hasValue("1.0.0");
        assertThat(left()).containsExactly(plugins.resolve("shaped.jar"));
    }

    @Test
    void classesNeedNoJar() throws Exception {
        Path shaped = shaped();
        Path jar = shaped.resolve("shaped.jar");
        Path classes = Files.createDirectory(shaped.resolve("classes"));
        try (var files = FileSystems.newFileSystem(jar); Stream<Path> all = Files.walk(files.getPath("/"))) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path target = classes.resolve(each.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(each, target);
            }
        }
        refused(shaped, "either one jar or classes/ at its top: found=[shaped.jar, classes]");
        Files.delete(jar);
        store.install(shaped);
        assertThat(valueOf(ON_WORKERS)).isEqualTo("\"[8, 11]\"");
    }

    @Test
    void aClassOfALibraryStaysAsItIs() throws Exception {
        Path shaped = shaped();
        byte[] before;
        try (ClassPlace library = new ClassPlace(shaped.resolve("lib/library.jar"))) {
            before = library.content("fromjar/Importslibrary.class");
        }
        store.install(shaped);
        assertThat(valueOf("""
                byte[] bytesOf(Class<?> type) throws Exception {
                    try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) { return in.readAllBytes(); }
                }
                Arrays.hashCode(bytesOf(Importslibrary.class)) + " " + Importslibrary.tripler().apply(2)
                """)).isEqualTo("\"" + Arrays.hashCode(before) + " 6\"");
    }

    @Test
    void aZipThatIsNoPluginLeavesNothing() throws Exception {
        Path shaped = shaped();
        byte[] jar = Files.readAllBytes(shaped.resolve("shaped.jar"));
        for (String name : List.of("../evil.jar", "lib/../../evil.jar", "/evil.jar", "C:/evil.jar", "..\\evil.jar")) {
            refused(zip("evil.zip", Map.of("shaped.jar", jar, name, jar)), "an entry lies outside of the zip: entry=" + name);
        }
        assertThat(folder.resolve("evil.jar")).doesNotExist();
        refused(zip("two.zip", Map.of("a.jar", jar, "b.jar", jar)), "either one jar or classes/ at its top: found=[a.jar, b.jar]");
        refused(zip("empty.zip", Map.of()), "found=[]");
        refused(zip("broken.zip", Map.of("a.jar", jar, "lib/b.jar", "no jar".getBytes(StandardCharsets.UTF_8))),
                "its file is no jar, or is damaged, library=b.jar");
        refused(Files.writeString(made.resolve("garbage.zip"), "no zip"), "ZipException");
        refused(made.resolve("nowhere.zip"), "NoSuchFileException");
    }

    @Test
    void whatUnpacksToTooMuchIsStopped() throws Exception {
        Path bomb = zip("bomb.zip", Map.of("a.jar", new byte[1 << 20]));
        try (PluginIntake intake = new PluginIntake(folder, 10, 1 << 16)) {
            assertThatThrownBy(() -> intake.take(bomb)).isInstanceOf(PluginFault.class).hasMessage("it is too large: limit=65536 bytes");
        }
        Path many = zip("many.zip", Map.of("a", new byte[0], "b/", new byte[0], "c", new byte[0]));
        try (PluginIntake intake = new PluginIntake(folder, 2, 1 << 16)) {
            assertThatThrownBy(() -> intake.take(many)).isInstanceOf(PluginFault.class).hasMessage("it has too many files: limit=2");
        }
        assertThat(folder).isDirectoryNotContaining(each -> each.getFileName().toString().startsWith("."));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreNotFollowed() throws Exception {
        Path shaped = shaped();
        Path secret = Files.writeString(folder.resolve("secret"), "mine");
        Path link = Files.createSymbolicLink(shaped.resolve("lib/link.txt"), secret);
        refused(shaped, "links and the like are not taken: file=lib/link.txt");
        Files.delete(link);
        store.install(shaped);
        Files.createSymbolicLink(plugins.resolve("shaped/link.txt"), secret);
        store.remove("shaped");
        assertThat(secret).exists();
        assertThat(left()).isEmpty();
    }

    @Test
    void whatAKilledProcessHasLeftIsNoPluginAndGoes() throws Exception {
        Process dead = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        dead.waitFor();
        Path left = Files.createDirectories(plugins.resolve(".unfinished-" + dead.pid() + "-1"));
        Path other = Files.createDirectories(plugins.resolve(".unfinished-" + ProcessHandle.current().pid() + "-1"));
        Files.copy(shaped().resolve("shaped.jar"), left.resolve("shaped.jar"));
        assertThat(store.entries()).isEmpty();
        store.install(made.resolve("shaped"));
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void theFolderOfPluginsIsNoPlugin() throws Exception {
        store.install(shaped());
        assertThatThrownBy(() -> store.install(folder)).isInstanceOf(TandemException.class).hasMessageContaining("the folder of plugins lies in it");
        assertThat(store.entries()).extracting(PluginStore.Entry::id).containsExactly("shaped");
    }
}
