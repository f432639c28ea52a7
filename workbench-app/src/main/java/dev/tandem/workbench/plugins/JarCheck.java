package dev.tandem.workbench.plugins;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/// Looks at a jar before anything is done with it: one whose entries lie outside of it, or that the compiler of a session
/// could not open, would break every session that has it on its class path.
final class JarCheck {
    private static final String ID = "Plugin-Id";
    private static final String VERSION = "Plugin-Version";

    private JarCheck() {}

    /// What the manifest of a plugin says of it.
    record Identity(String id, String version) {}

    /// @param taken which file has brought the plugin of an id, if any has
    /// @throws PluginFault naming what is wrong
    static Identity require(Path jar, Function<String, Optional<Path>> taken) {
        Identity identity;
        try (JarFile zip = new JarFile(jar.toFile())) {
            zip.stream().map(ZipEntry::getName).filter(JarCheck::leavesTheJar).findFirst().ifPresent(name -> {
                throw new PluginFault("an entry lies outside of the jar: entry=" + PluginGuard.line(name), null);
            });
            String id = attribute(zip, ID);
            String version = attribute(zip, VERSION);
            if (id == null || version == null) {
                throw new PluginFault("its manifest (META-INF/MANIFEST.MF) lacks a line " + (id == null ? ID : VERSION) + ": ...", null);
            }
            taken.apply(id).ifPresent(other -> {
                throw new PluginFault("another plugin has its id: id=" + PluginGuard.line(id) + ", file=" + other.getFileName(), null);
            });
            identity = new Identity(id, version);
        } catch (ZipException e) {
            throw new PluginFault("its file is no jar, or is damaged", e);
        } catch (IOException | RuntimeException e) {
            throw e instanceof PluginFault fault ? fault : new PluginFault(PluginGuard.said(e), e);
        }
        try (FileSystem asCompilerSeesIt = FileSystems.newFileSystem(jar)) {
            Files.exists(asCompilerSeesIt.getPath("/"));
            return identity;
        } catch (IOException | RuntimeException e) {
            throw new PluginFault(PluginGuard.said(e), e);
        }
    }

    /// A line of the manifest, or null without one.
    private static String attribute(JarFile zip, String name) throws IOException {
        Manifest manifest = zip.getManifest();
        String value = manifest == null ? null : manifest.getMainAttributes().getValue(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static boolean leavesTheJar(String name) {
        String slashed = name.replace('\\', '/');
        return slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*")
                || Arrays.stream(slashed.split("/")).anyMatch(part -> part.equals("..") || part.equals("."));
    }
}
