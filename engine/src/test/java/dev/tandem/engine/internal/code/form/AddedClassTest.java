package dev.tandem.engine.internal.code.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.internal.code.SessionClassLoader;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a session makes of the classes of an added folder or jar.
class AddedClassTest {
    @TempDir
    private Path folder;

    private void compile(String name, String source) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), "-cp", folder.toString(),
                file.toString());
        assertThat(result).isZero();
    }

    private void run(String... command) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        List<String> all = Stream.concat(Stream.of(java), Stream.of(command).skip(1)).toList();
        Process process = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Function<?, ?> function(SessionClassLoader loader, String type) throws Exception {
        return (Function<?, ?>) loader.loadClass(type).getMethod("make").invoke(null);
    }

    private SessionClassLoader loader(Path place) throws Exception {
        SessionClassLoader loader = new SessionClassLoader(AddedClassTest.class.getClassLoader(), UnaryOperator.identity());
        loader.addURL(place.toUri().toURL());
        return loader;
    }

    private void compileMaker() throws Exception {
        compile("Maker", "public class Maker { public static java.util.function.Function<String, String> make() { return x -> x + 1; } }");
    }

    @Test
    void itsLambdasTravel() throws Exception {
        compileMaker();
        try (SessionClassLoader loader = loader(folder)) {
            Shipment shipment = Shipping.ship(function(loader, "Maker"));
            assertThat(shipment.classes()).extracting(ShippedClass::name).containsExactly("Maker");
            try (InputStream served = loader.getResourceAsStream("Maker.class")) {
                assertThat(served.readAllBytes()).isEqualTo(shipment.classes().getFirst().bytes());
            }
        }
    }

    @Test
    void thoseOfALibraryStayAsTheyAre() throws Exception {
        compileMaker();
        byte[] classFile = Files.readAllBytes(folder.resolve("Maker.class"));
        Path place = Files.createDirectory(folder.resolve("a place"));
        run("jar", "--create", "--file", "a place/library.jar", "Maker.class");
        try (SessionClassLoader loader = new SessionClassLoader(AddedClassTest.class.getClassLoader(), UnaryOperator.identity())) {
            loader.addLibrary(place.resolve("library.jar").toUri().toURL());
            try (InputStream served = loader.getResourceAsStream("Maker.class")) {
                assertThat(served.readAllBytes()).isEqualTo(classFile);
            }
            Function<?, ?> made = function(loader, "Maker");
            assertThatThrownBy(() -> Shipping.ship(made)).hasMessageContaining("Maker");
        }
    }

    @Test
    void worksWithoutAClassThatItNeedsOnlySometimes() throws Exception {
        compile("Base", "public interface Base { }");
        compile("Left", "public class Left implements Base { }");
        compile("Right", "public class Right implements Base { }");
        compile("Maker", """
                public class Maker {
                    public static java.util.function.Function<String, String> make() { return x -> x + 1; }
                    static int pick(boolean left) { Base it = left ? new Left() : new Right(); return it.hashCode(); }
                }
                """);
        for (String each : List.of("Left", "Right")) {
            Files.delete(folder.resolve(each + ".class"));
        }
        try (SessionClassLoader loader = loader(folder)) {
            assertThat(function(loader, "Maker")).isNotNull();
        }
    }

    @Test
    void leavesASignedClassAsItIs() throws Exception {
        compileMaker();
        run("jar", "--create", "--file", "maker.jar", "Maker.class");
        Files.delete(folder.resolve("Maker.class"));
        run("keytool", "-genkeypair", "-keyalg", "EC", "-alias", "a", "-dname", "CN=a", "-keystore", "keys", "-storepass", "secret");
        run("jarsigner", "-keystore", "keys", "-storepass", "secret", "maker.jar", "a");
        try (SessionClassLoader loader = loader(folder.resolve("maker.jar"))) {
            assertThat(function(loader, "Maker")).isNotNull();
            assertThat(loader.loadClass("Maker").getSigners()).isNotEmpty();
        }
    }

    @Test
    void leavesItToTheJvmToSayWhatIsWrongWithAClass() throws Exception {
        Files.write(folder.resolve("Broken.class"), new byte[] {1, 2, 3});
        try (SessionClassLoader loader = loader(folder)) {
            assertThatThrownBy(() -> loader.loadClass("Broken")).isInstanceOf(ClassFormatError.class);
            assertThatThrownBy(() -> loader.loadClass("Absent")).isInstanceOf(ClassNotFoundException.class);
        }
    }
}
