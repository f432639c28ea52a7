package dev.tandem.workbench.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/// Makes plugins the way somebody outside would: compiled against the API, packed into a jar.
final class PluginJar {
    private PluginJar() {}

    /// @param body of the method that makes the view
    static Path withView(Path folder, String id, String body) throws IOException {
        String name = "View" + id.replace("-", "");
        String source = """
                import dev.tandem.plugin.*;
                import javafx.scene.Node;
                public class %s implements ViewContribution {
                    public String id() { return "%s"; }
                    public String title() { return "From %s"; }
                    public Region region() { return Region.RIGHT; }
                    public Node create(ViewContext context) { %s }
                }
                """.formatted(name, id, id, body);
        Path work = Files.createTempDirectory("plugin-source");
        Path file = work.resolve(name + ".java");
        Files.writeString(file, source);
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", work.toString(), "--module-path",
                System.getProperty("jdk.module.path"), "--add-modules", "javafx.graphics", "-cp",
                System.getProperty("java.class.path"), file.toString());
        if (result != 0) {
            throw new IllegalStateException("plugin not compiled: " + source);
        }
        byte[] code = Files.readAllBytes(work.resolve(name + ".class"));
        Path jar = write(folder, id, name, name + ".class", code);
        for (Path each : List.of(file, work.resolve(name + ".class"), work)) {
            Files.delete(each);
        }
        return jar;
    }

    /// A jar that names a class it does not have.
    static Path withoutItsClass(Path folder, String id) throws IOException {
        return write(folder, id, "no.such.View", "readme.txt", new byte[0]);
    }

    private static Path write(Path folder, String id, String view, String entry, byte[] content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", id);
        manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
        Path jar = Files.createDirectories(folder).resolve(id + ".jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("META-INF/services/dev.tandem.plugin.ViewContribution"));
            out.write((view + "\n").getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry(entry));
            out.write(content);
        }
        return jar;
    }
}
