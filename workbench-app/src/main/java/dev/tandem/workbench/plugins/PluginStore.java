package dev.tandem.workbench.plugins;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.cache.UserCache;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What lies in the folder of the user's plugins, and which of it is switched off: put there, taken away and switched without running any
/// code of it. Programs that run keep what they have until they look, see [PluginWatch], or start again. Has no state but the folder; any thread.
public final class PluginStore {
    private final Path folder;
    private final PluginSwitches switches;

    public PluginStore(Path folder) {
        this.folder = folder;
        this.switches = new PluginSwitches(folder);
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

    /// The jars and folders of classes of all plugins that are on and can be loaded, as their files tell; none that others could change.
    public URL[] classPath() {
        if (!UserCache.isClosedToOthers(folder)) {
            return new URL[0];
        }
        return read().stream().filter(FoundPlugin::runs).filter(each -> each.files().all().stream().allMatch(UserCache::isClosedToOthers))
                .flatMap(each -> each.files().classPath().stream()).map(PluginStore::url).toArray(URL[]::new);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError("files have addresses: file=" + file, e);
        }
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
        Set<String> off = switches.off();
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
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> file.toString().endsWith(PluginFiles.JAR) || Files.isDirectory(file)).sorted().toList();
        }
    }

    /// Copies a jar or a folder, or unpacks a zip, into the folder of plugins, in the place of another version of the same plugin, and
    /// switches it on. It appears complete or not at all.
    ///
    /// @throws TandemException when it is no plugin, would not be found by the name of its file, or that belongs to another one; nothing has
    ///     changed
    public Installed install(Path given) {
        boolean isFolder = Files.isDirectory(given);
        if (!isFolder && !given.toString().endsWith(PluginFiles.JAR) && !given.toString().endsWith(PluginIntake.ZIP)) {
            throw new TandemException("not installed, since a plugin is a folder, or its file ends with " + PluginFiles.JAR + " or "
                    + PluginIntake.ZIP + ": file=" + given);
        }
        boolean isFirst = !Files.exists(folder);
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return installed(given);
        } catch (PluginFault e) {
            throw new TandemException("not installed: file=" + given + ", cause=" + e.getMessage(), e);
        } catch (IOException e) {
            throw failed("not installed", given, e);
        } finally {
            if (isFirst) {
                deleteIfEmpty();
            }
        }
    }

    private Installed installed(Path given) throws IOException {
        try (PluginIntake intake = new PluginIntake(folder)) {
            Path taken = intake.take(given);
            PluginManifest manifest = PluginFiles.of(taken).checked();
            List<Entry> before = entries().stream().filter(each -> each.id().equals(manifest.id())).toList();
            Path place = Files.isDirectory(taken) ? free(taken.getFileName().toString()) : folder.resolve(taken.getFileName());
            if (Files.exists(place) && before.stream().noneMatch(each -> each.file().equals(place))) {
                throw new TandemException("not installed, since a file of that name is another plugin's: file=" + place);
            }
            Files.move(taken, place, StandardCopyOption.ATOMIC_MOVE);
            before.stream().map(Entry::file).filter(file -> !file.equals(place)).forEach(this::delete);
            switches.turn(manifest.id(), true);
            return new Installed(manifest.id(), manifest.version(), before.stream().map(Entry::version).findFirst());
        }
    }

    /// A name like that which nothing has.
    private Path free(String name) {
        return IntStream.iterate(1, each -> each + 1).mapToObj(each -> folder.resolve(each == 1 ? name : name + "-" + each))
                .filter(place -> !Files.exists(place, LinkOption.NOFOLLOW_LINKS)).findFirst().orElseThrow();
    }

    private void deleteIfEmpty() {
        try (Stream<Path> left = Files.list(folder)) {
            if (left.findAny().isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // It was never made, or stays, empty.
            return;
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
        switches.turn(id, true);
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
        return require(id).isOn() != on && switches.turn(id, on);
    }

    private Entry require(String id) {
        List<Entry> entries = entries();
        return entries.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(() -> new TandemException(
                "no such plugin: id=" + id + ", there are " + entries.stream().map(Entry::id).toList() + ", folder=" + folder));
    }

    /// A folder goes out of sight first, so that half of one is never taken for a plugin.
    private void delete(Path place) {
        try {
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(place);
                return;
            }
            Path hidden = PluginIntake.hidden(folder);
            Files.move(place, hidden.resolve("plugin"), StandardCopyOption.ATOMIC_MOVE);
            UserCache.remove(hidden);
            if (Files.exists(hidden)) {
                throw new IOException("some of it is left: folder=" + hidden);
            }
        } catch (IOException e) {
            throw failed("not removed", place, e);
        }
    }

    private static TandemException failed(String what, Path file, IOException cause) {
        return new TandemException(what + ": file=" + file + ", cause=" + cause, cause);
    }
}
