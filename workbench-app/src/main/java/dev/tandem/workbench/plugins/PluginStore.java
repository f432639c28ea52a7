package dev.tandem.workbench.plugins;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What lies in the folder of the user's plugins, and which of it is switched off: put there, taken away and switched without running any
/// code of it. Programs that run keep what they have until they start again. Has no state but the folder; any thread.
public final class PluginStore {
    /// The ids of plugins that are switched off, one in each line.
    private static final String OFF = "disabled.txt";

    private final Path folder;

    public PluginStore(Path folder) {
        this.folder = folder;
    }

    /// That of the user, in `tandem.plugins` or `~/.tandem/plugins`.
    public static PluginStore ofUser() {
        String given = System.getProperty("tandem.plugins");
        return new PluginStore(given != null ? Path.of(given) : Path.of(System.getProperty("user.home"), ".tandem", "plugins"));
    }

    /// A plugin in the folder.
    ///
    /// @param id as its manifest says, or the name of its file where that cannot be read
    /// @param provider who has made it, or an empty text
    /// @param licence its name, or an empty text
    /// @param problem what keeps it from being loaded, or an empty text
    public record Entry(String id, String version, String provider, String licence, Path file, boolean isOn, String problem) {
        private static Entry of(FoundPlugin found) {
            PluginManifest manifest = found.manifest();
            return new Entry(found.id(), found.version(), manifest == null ? "" : manifest.provider(), manifest == null ? "" : manifest.licence(),
                    found.place(), found.isOn(), found.problem());
        }
    }

    /// What was installed.
    ///
    /// @param before the version that was there, if there was one
    public record Installed(String id, String version, Optional<String> before) {}

    public Path folder() {
        return folder;
    }

    /// All plugins, in the order in which they are loaded.
    public List<Entry> entries() {
        return read().stream().map(Entry::of).toList();
    }

    private List<FoundPlugin> read() {
        try {
            return found();
        } catch (IOException e) {
            throw failed("folder of plugins cannot be read", folder, e);
        }
    }

    /// All plugins, in the order in which they are loaded, with what keeps one from that.
    ///
    /// @throws IOException when the folder cannot be read
    List<FoundPlugin> found() throws IOException {
        Set<String> off = off();
        Map<String, Path> taken = new HashMap<>();
        return PluginOrder.of(places().stream().map(place -> look(place, off, taken)).toList());
    }

    private static FoundPlugin look(Path place, Set<String> off, Map<String, Path> taken) {
        try {
            PluginFiles files = PluginFiles.of(place);
            PluginManifest manifest = files.checked();
            Path other = taken.putIfAbsent(manifest.id(), place);
            if (other != null) {
                throw new PluginFault("another plugin has its id: id=" + PluginGuard.line(manifest.id()) + ", file=" + other.getFileName(), null);
            }
            return new FoundPlugin(place, files, manifest, !off.contains(manifest.id()), "");
        } catch (PluginFault e) {
            return FoundPlugin.broken(place, e);
        }
    }

    private List<Path> places() throws IOException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(PluginFiles.JAR)).sorted().toList();
        }
    }

    /// Copies a jar into the folder, in the place of another version of the same plugin, and switches it on.
    ///
    /// @throws TandemException when it is no plugin, would not be found by the name of its file, or that belongs to another one; nothing has
    ///     changed
    public Installed install(Path jar) {
        if (!jar.toString().endsWith(PluginFiles.JAR)) {
            throw new TandemException("not installed, since the name of a plugin's file ends with " + PluginFiles.JAR + ": file=" + jar);
        }
        PluginManifest identity;
        try {
            identity = PluginFiles.of(jar).checked();
        } catch (PluginFault e) {
            throw new TandemException("not installed: file=" + jar + ", cause=" + e.getMessage(), e);
        }
        List<Entry> before = entries().stream().filter(each -> each.id().equals(identity.id())).toList();
        Path place = folder.resolve(jar.getFileName());
        if (Files.exists(place) && before.stream().noneMatch(each -> each.file().equals(place))) {
            throw new TandemException("not installed, since a file of that name is another plugin's: file=" + place);
        }
        copy(jar, place);
        before.stream().map(Entry::file).filter(file -> !file.equals(place)).forEach(PluginStore::delete);
        switchTo(identity.id(), true);
        return new Installed(identity.id(), identity.version(), before.stream().map(Entry::version).findFirst());
    }

    /// It appears complete or not at all.
    private void copy(Path jar, Path place) {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path fresh = Files.createTempFile(folder, "new", ".part");
            try {
                Files.copy(jar, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw failed("not installed", jar, e);
        }
    }

    /// Deletes all files of a plugin.
    ///
    /// @param id or, of a jar that is no plugin, the name of its file
    /// @throws TandemException when there is none, of which it lists those that are; when others that are on need it
    public void remove(String id) {
        Path place = require(id).file();
        List<String> needy = needy(id);
        if (!needy.isEmpty()) {
            throw new TandemException("not removed, since others need it: plugin=" + id + ", needed by=" + needy
                    + ". Remove them first, or disable them.");
        }
        delete(place);
        switchTo(id, true);
    }

    /// The ids of plugins that are on and cannot be loaded without another one, directly or by way of others.
    ///
    /// @throws TandemException when the folder cannot be read
    public List<String> needy(String id) {
        Set<String> needed = new LinkedHashSet<>(Set.of(id));
        // In their order, each stands after those that it needs.
        read().stream().filter(each -> each.isOn() && each.manifest() != null && each.manifest().needs().stream().anyMatch(needed::contains))
                .map(FoundPlugin::id).forEach(needed::add);
        needed.remove(id);
        return List.copyOf(needed);
    }

    /// Switches a plugin on or off, from the next start on. Those that need it stay as they are, and are not loaded without it.
    ///
    /// @return false when it was so already
    /// @throws TandemException when there is none of that id; lists those that are
    public boolean turn(String id, boolean on) {
        return require(id).isOn() != on && switchTo(id, on);
    }

    private Entry require(String id) {
        List<Entry> entries = entries();
        return entries.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(() -> new TandemException(
                "no such plugin: id=" + id + ", there are " + entries.stream().map(Entry::id).toList() + ", folder=" + folder));
    }

    private static void delete(Path jar) {
        try {
            Files.deleteIfExists(jar);
        } catch (IOException e) {
            throw failed("not removed", jar, e);
        }
    }

    /// The ids of those that are switched off.
    Set<String> off() {
        try {
            Set<String> ids = new LinkedHashSet<>();
            Files.readAllLines(folder.resolve(OFF)).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(ids::add);
            return ids;
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw failed("list of plugins that are switched off cannot be read", folder.resolve(OFF), e);
        }
    }

    private boolean switchTo(String id, boolean on) {
        Set<String> ids = new LinkedHashSet<>(off());
        boolean hasChanged = on ? ids.remove(id) : ids.add(id);
        if (hasChanged) {
            try {
                write(ids);
            } catch (IOException e) {
                throw failed("list of plugins that are switched off cannot be written", folder.resolve(OFF), e);
            }
        }
        return hasChanged;
    }

    private void write(Set<String> ids) throws IOException {
        if (ids.isEmpty()) {
            Files.deleteIfExists(folder.resolve(OFF));
            return;
        }
        Path fresh = Files.createTempFile(folder, "off", ".part");
        try {
            Files.write(fresh, ids);
            Files.move(fresh, folder.resolve(OFF), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static TandemException failed(String what, Path file, IOException cause) {
        return new TandemException(what + ": file=" + file + ", cause=" + cause, cause);
    }
}
