package dev.tandem.workbench.plugins;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Makes plugins the way somebody outside would: compiled against the API, packed into a jar.
final class PluginJar {
    private PluginJar() {}

    /// @param body of the method that makes the view
    static Path withView(Path folder, String id, String body) throws IOException {
        String name = "View" + id.replace("-", "");
        return compiled(folder, id, null, "ViewContribution", "", name, """
                import dev.tandem.plugin.*;
                import javafx.scene.Node;
                public class %s implements ViewContribution {
                    public String id() { return "%s"; }
                    public String title() { return "From %s"; }
                    public ViewArea area() { return ViewArea.RIGHT; }
                    public Node create(ViewContext context) { %s }
                }
                """.formatted(name, id, id, body));
    }

    /// @param body of the method that makes the command run, in a menu of its own with the name of the plugin
    static Path withCommand(Path folder, String id, String body) throws IOException {
        return compiled(folder, id, null, "Command", "", "Command" + id, """
                import dev.tandem.plugin.*;
                public class Command%s implements Command {
                    public String id() { return "%s.command"; }
                    public String title() { return "Do it"; }
                    public String menu() { return "%s"; }
                    public String key() { return "Shortcut+Shift+L"; }
                    public void run(ViewContext context) { %s }
                }
                """.formatted(id, id, id, body));
    }

    /// @param members of the class `fromjar.Imports` + id
    /// @param body of the method that tells the lines
    static Path withImports(Path folder, String id, String members, String body) throws IOException {
        return withImports(folder, id, null, members, body);
    }

    /// The same.
    ///
    /// @param other a jar that it is compiled against
    static Path withImports(Path folder, String id, Path other, String members, String body) throws IOException {
        String name = "Imports" + id;
        return compiled(folder, id, other, "ScriptImports", "fromjar/", name, """
                package fromjar;
                public class %s implements dev.tandem.plugin.ScriptImports {
                    public String id() { return "%s"; }
                    public java.util.List<String> lines() { %s }
                    %s
                }
                """.formatted(name, id, body, members));
    }

    /// A jar with extensions of any kinds, in a source of a public class `All` + id without a package.
    ///
    /// @param services the name of the class of each, by their types
    static Path withExtensions(Path folder, String id, Map<String, String> services, String source) throws IOException {
        Path jar = compiled(folder, id, null, "ScriptImports", "", "All" + id, source);
        without(jar, "META-INF/services/dev.tandem.plugin.ScriptImports");
        return offering(jar, services);
    }

    /// Adds extensions to a jar that has their classes.
    ///
    /// @param services the name of the class of each, by their types
    static Path offering(Path jar, Map<String, String> services) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Files.createDirectories(files.getPath("META-INF/services"));
            for (Map.Entry<String, String> each : services.entrySet()) {
                Files.writeString(files.getPath("META-INF/services", each.getKey()), each.getValue());
            }
        }
        return jar;
    }

    /// A jar with an entry of any name.
    static Path withEntry(Path folder, String id, String entry) throws IOException {
        return write(folder, id, "ScriptImports", "no.such.Imports", Map.of(entry, new byte[1]));
    }

    private static Path compiled(Path folder, String id, Path other, String extension, String place, String name, String source)
            throws IOException {
        Path work = Files.createTempDirectory("plugin-source");
        Path classFiles = Files.createDirectories(work.resolve(place));
        Path file = classFiles.resolve(name + ".java");
        Files.writeString(file, source);
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", work.toString(), "--module-path",
                System.getProperty("jdk.module.path"), "--add-modules", "javafx.graphics", "-cp",
                System.getProperty("java.class.path") + (other == null ? "" : File.pathSeparator + other), file.toString());
        if (result != 0) {
            throw new IllegalStateException("plugin not compiled: " + source);
        }
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.list(classFiles)) {
            for (Path each : files.toList()) {
                if (!each.equals(file)) {
                    classes.put(place + each.getFileName(), Files.readAllBytes(each));
                }
                Files.delete(each);
            }
        }
        Files.deleteIfExists(classFiles);
        Files.deleteIfExists(work);
        return write(folder, id, extension, place.replace('/', '.') + name, classes);
    }

    /// A jar that names a class it does not have.
    static Path withoutItsClass(Path folder, String id) throws IOException {
        return write(folder, id, "ViewContribution", "no.such.View", Map.of("readme.txt", new byte[0]));
    }

    /// Puts a text into a jar.
    static void having(Path jar, String entry, String text) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Files.createDirectories(files.getPath(entry).getParent());
            Files.writeString(files.getPath(entry), text);
        }
    }

    /// Takes an entry out of a jar.
    static void without(Path jar, String entry) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Files.delete(files.getPath(entry));
        }
    }

    /// Adds lines to the manifest of a jar, or changes them.
    static Path saying(Path jar, Map<String, String> lines) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path place = files.getPath("META-INF/MANIFEST.MF");
            Manifest manifest;
            try (InputStream in = Files.newInputStream(place)) {
                manifest = new Manifest(in);
            }
            lines.forEach(manifest.getMainAttributes()::putValue);
            try (OutputStream out = Files.newOutputStream(place)) {
                manifest.write(out);
            }
        }
        return jar;
    }

    private static Path write(Path folder, String id, String extension, String type, Map<String, byte[]> content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", id);
        manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
        Path jar = Files.createDirectories(folder).resolve(id + ".jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("META-INF/services/dev.tandem.plugin." + extension));
            out.write((type + "\n").getBytes(StandardCharsets.UTF_8));
            for (var entry : content.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }
}
