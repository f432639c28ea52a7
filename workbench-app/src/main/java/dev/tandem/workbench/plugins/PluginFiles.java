package dev.tandem.workbench.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/// Where a plugin's classes are. A plugin is a jar, or a folder with one jar or a folder `classes` at its top, and libraries
/// in `lib`.
///
/// @param place the jar or the folder
/// @param code the jar or folder with the plugin's own classes and its manifest
/// @param libraries jars of others, by name
record PluginFiles(Path place, Path code, List<Path> libraries) {
    static final String JAR = ".jar";
    private static final String CLASSES = "classes";
    private static final String LIBRARIES = "lib";

    /// @throws PluginFault when that cannot be a plugin
    static PluginFiles of(Path place) {
        if (!Files.isDirectory(place)) {
            return new PluginFiles(place, place, List.of());
        }
        Path classes = place.resolve(CLASSES);
        List<Path> jars = jars(place);
        if (jars.size() + (Files.isDirectory(classes) ? 1 : 0) != 1) {
            throw new PluginFault("a folder has either one jar or classes/ at its top: found="
                    + Stream.concat(jars.stream(), Stream.of(classes).filter(Files::isDirectory)).map(Path::getFileName).toList(), null);
        }
        Path libraries = place.resolve(LIBRARIES);
        return new PluginFiles(place, jars.isEmpty() ? classes : jars.getFirst(), Files.isDirectory(libraries) ? jars(libraries) : List.of());
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(JAR)).sorted().toList();
        } catch (IOException e) {
            throw new PluginFault(PluginGuard.said(e), e);
        }
    }

    /// The plugin's own classes, and then the libraries.
    List<Path> classPath() {
        return Stream.concat(Stream.of(code), libraries.stream()).toList();
    }

    /// The jar, or the folder with all that is in it.
    ///
    /// @throws PluginFault when it cannot be read
    List<Path> all() {
        try (Stream<Path> files = Files.walk(place)) {
            return files.toList();
        } catch (IOException | UncheckedIOException e) {
            throw new PluginFault(PluginGuard.said(e), e);
        }
    }

    /// The manifest, or null without one.
    ///
    /// @throws PluginFault when it cannot be read
    Manifest manifest() {
        if (Files.isDirectory(code)) {
            Path file = code.resolve(JarFile.MANIFEST_NAME);
            if (!Files.exists(file)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new Manifest(in);
            } catch (IOException e) {
                throw new PluginFault(PluginGuard.said(e), e);
            }
        }
        try (JarFile jar = new JarFile(code.toFile())) {
            return jar.getManifest();
        } catch (IOException | RuntimeException e) {
            throw new PluginFault(PluginGuard.said(e), e);
        }
    }

    /// What the plugin says of itself, when nothing is wrong with its jars.
    ///
    /// @throws PluginFault naming what is wrong
    PluginManifest checked() {
        if (!Files.isDirectory(code)) {
            JarCheck.require(code);
        }
        for (Path library : libraries) {
            try {
                JarCheck.require(library);
            } catch (PluginFault e) {
                throw new PluginFault(e.getMessage() + ", library=" + library.getFileName(), e);
            }
        }
        return PluginManifest.of(manifest());
    }
}
