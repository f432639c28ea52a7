package dev.tandem.workbench.session.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a session's compiler sees of a class path, beside what the compiler's own way to look sees of it.
class SessionFilesTest {
    private static final Set<Kind> KINDS = EnumSet.of(Kind.SOURCE, Kind.CLASS);

    @TempDir
    private Path folder;

    @Test
    void seesInTheJarsOfThisProcessWhatTheCompilerSees() throws IOException {
        List<Path> jars =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).filter(Files::isRegularFile).toList();
        assertThat(jars).hasSizeGreaterThan(20);
        Set<String> packages = new TreeSet<>(List.of("", "no.such.name"));
        for (Path jar : jars) {
            packages.addAll(JarClasses.read(jar).packages().keySet());
        }
        try (StandardJavaFileManager plain = compilersFiles(jars); SessionFiles files = new SessionFiles(compilersFiles(jars))) {
            for (String each : packages) {
                assertThat(names(files, each)).as(each).isEqualTo(names(plain, each));
            }
        }
    }

    @Test
    void readsTheFirstOfTwoClassesOfOneName() throws IOException {
        Path first = TestJar.write(folder.resolve("first.jar"), "mine/A.class", "first");
        Path second = TestJar.write(folder.resolve("second.jar"), "mine/A.class", "second");
        try (SessionFiles files = new SessionFiles(compilersFiles(List.of(first, second)))) {
            assertThat(content(files.list(StandardLocation.CLASS_PATH, "mine", KINDS, false).iterator().next())).isEqualTo("first");
        }
    }

    @Test
    void readsOfAJarWithReleasesWhatThisJavaSees() throws IOException {
        Path jar = TestJar.write(folder.resolve("releases.jar"), "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n",
                "mine/A.class", "base", "META-INF/versions/11/mine/A.class", "eleven", "META-INF/versions/12/mine/B.class", "twelve",
                "META-INF/versions/999/mine/A.class", "future");
        try (SessionFiles files = new SessionFiles(compilersFiles(List.of(jar)))) {
            assertThat(names(files, "mine")).containsExactly("mine.A", "mine.B");
            assertThat(content(files.list(StandardLocation.CLASS_PATH, "mine", KINDS, false).iterator().next())).isEqualTo("eleven");
        }
    }

    @Test
    void theCompilerIsNotExtendedByWhatTypedCodeUses() throws IOException {
        Path jar = TestJar.write(folder.resolve("extension.jar"), "META-INF/services/com.sun.source.util.Plugin", "mine.Plugin");
        try (SessionFiles files = new SessionFiles(compilersFiles(List.of(jar)))) {
            assertThat(files.getClassLoader(StandardLocation.CLASS_PATH).getResource("META-INF/services/com.sun.source.util.Plugin")).isNull();
        }
    }

    @Test
    void looksAgainAtAJarThatHasChanged() throws IOException {
        Path jar = TestJar.write(folder.resolve("changing.jar"), "mine/A.class", "a");
        try (SessionFiles files = new SessionFiles(compilersFiles(List.of(jar)))) {
            assertThat(names(files, "mine")).containsExactly("mine.A");
        }
        TestJar.write(jar, "mine/Longer.class", "another");
        try (SessionFiles files = new SessionFiles(compilersFiles(List.of(jar)))) {
            assertThat(names(files, "mine")).containsExactly("mine.Longer");
        }
    }

    @Test
    void seesFoldersAndWhatIsAddedLater() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes/mine"));
        Files.writeString(classes.resolve("InFolder.class"), "x");
        Path jar = TestJar.write(folder.resolve("later.jar"), "mine/InJar.class", "x");
        try (SessionFiles files = new SessionFiles(compilersFiles(List.of(folder.resolve("classes"), folder.resolve("absent.jar"))))) {
            assertThat(names(files, "mine")).containsExactly("mine.InFolder");
            Files.writeString(classes.resolve("New.class"), "x");
            assertThat(names(files, "mine")).containsExactly("mine.InFolder", "mine.New");
            files.handleOption("-classpath", List.of(folder.resolve("classes") + File.pathSeparator + jar).iterator());
            assertThat(names(files, "mine")).containsExactly("mine.InFolder", "mine.InJar", "mine.New");
        }
    }

    @Test
    void aJarThatCannotBeReadHarmsNoOther() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        Path whole = TestJar.write(folder.resolve("whole.jar"), "mine/A.class", "a");
        try (SessionFiles files = new SessionFiles(compilersFiles(List.of(broken, whole)))) {
            assertThat(names(files, "mine")).containsExactly("mine.A");
        }
    }

    private static StandardJavaFileManager compilersFiles(List<Path> classPath) throws IOException {
        StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        // As a compiler sets it.
        files.handleOption("--multi-release", List.of(String.valueOf(Runtime.version().feature())).iterator());
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        return files;
    }

    private static Set<String> names(StandardJavaFileManager files, String packageName) throws IOException {
        Set<String> names = new TreeSet<>();
        for (JavaFileObject each : files.list(StandardLocation.CLASS_PATH, packageName, KINDS, false)) {
            if (each.getKind() == Kind.CLASS) {
                names.add(files.inferBinaryName(StandardLocation.CLASS_PATH, each));
            }
        }
        return names;
    }

    private static String content(JavaFileObject file) throws IOException {
        return new String(file.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
