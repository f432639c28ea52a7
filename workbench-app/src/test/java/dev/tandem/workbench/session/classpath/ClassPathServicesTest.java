package dev.tandem.workbench.session.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.plugin.ScriptImports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathServicesTest {
    private static final String SERVICE = ScriptImports.class.getName();
    private static final String FILE = "META-INF/services/" + SERVICE;

    @TempDir
    private Path folder;

    /// Named by a jar that the test writes.
    public static final class Words implements ScriptImports {
        @Override
        public String id() {
            return "words";
        }

        @Override
        public List<String> lines() {
            return List.of("import java.util.zip.*;");
        }
    }

    @Test
    void aJarTellsItsServicesApartFromItsPackages() throws IOException {
        JarClasses classes = JarClasses.read(
                TestJar.write(folder.resolve("a (1) ä.jar"), FILE, "x.Y", "META-INF/services/other.Service", "x.Z", "META-INF/services/deep/x", "",
                        "x/Y.class", "", "META-INF/Stray.class", ""));
        assertThat(classes.services()).containsOnly(SERVICE, "other.Service");
        assertThat(classes.packages()).containsOnlyKeys("x");
    }

    @Test
    void providersOfGivenJarsAreFoundOnTheClassPath() throws IOException {
        Path jar = TestJar.write(folder.resolve("a (1) ä.jar"), FILE, "# of this test\n" + Words.class.getName() + "\n");
        ClassLoader loader = new ClassPathServices.Offering(Words.class.getClassLoader(), List.of(jar));
        assertThat(ClassPathServices.of(ScriptImports.class, loader)).singleElement().isInstanceOf(Words.class);
        assertThat(ClassPathServices.of(ScriptImports.class, new ClassPathServices.Offering(Words.class.getClassLoader(), List.of()))).isEmpty();
    }

    @Test
    void aProviderThatIsNotThereIsAnError() throws IOException {
        Path jar = TestJar.write(folder.resolve("bad.jar"), FILE, "no.such.Class\n");
        ClassLoader loader = new ClassPathServices.Offering(Words.class.getClassLoader(), List.of(jar));
        assertThatThrownBy(() -> ClassPathServices.of(ScriptImports.class, loader)).isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining("no.such.Class");
    }

    @Test
    void withoutAnIndexThoseOfTheClassPathAreFound() {
        assertThat(ClassPathServices.of(ScriptImports.class)).extracting(ScriptImports::id).contains("tandem.standard");
    }
}
