package dev.tandem.workbench.plugins;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Looks at a jar before anything is done with it: one whose entries lie outside of it, or that the compiler of a session
/// could not open, would break every session that has it on its class path.
final class JarCheck {
    private JarCheck() {}

    /// @throws PluginFault naming what is wrong
    static void require(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream().map(ZipEntry::getName).filter(JarCheck::leaves).findFirst().ifPresent(name -> {
                throw new PluginFault("an entry lies outside of the jar: entry=" + PluginGuard.line(name), null);
            });
        } catch (ZipException e) {
            throw new PluginFault("its file is no jar, or is damaged", e);
        } catch (IOException | RuntimeException e) {
            throw e instanceof PluginFault fault ? fault : new PluginFault(PluginGuard.said(e), e);
        }
        try (FileSystem asCompilerSeesIt = FileSystems.newFileSystem(jar)) {
            Files.exists(asCompilerSeesIt.getPath("/"));
        } catch (IOException | RuntimeException e) {
            throw new PluginFault(PluginGuard.said(e), e);
        }
    }

    /// Whether an entry of that name lies outside of what it is in.
    static boolean leaves(String name) {
        String slashed = name.replace('\\', '/');
        return slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*")
                || Arrays.stream(slashed.split("/")).anyMatch(part -> part.equals("..") || part.equals("."));
    }
}
