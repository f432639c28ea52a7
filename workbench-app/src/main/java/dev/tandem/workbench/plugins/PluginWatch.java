package dev.tandem.workbench.plugins;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.plugins.PluginStore.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Has a folder of plugins that is loaded, without a window, follow what others do with its files. A look costs next to nothing while they do nothing.
/// Used by one thread, that of the folder.
public final class PluginWatch {
    private final PluginFolder folder;
    private List<String> seen;
    /// When the files of those that run were changed last, by their ids.
    private final Map<String, String> running = new HashMap<>();

    /// @param folder which is loaded
    public PluginWatch(PluginFolder folder) {
        this.folder = folder;
        seen = stamps();
        remember();
    }

    /// Loads what has come, and ends what is gone, off or other.
    ///
    /// @return a sentence for each plugin with which something has happened since the last look
    public List<String> look() {
        List<String> now = stamps();
        if (now.equals(seen)) {
            return List.of();
        }
        seen = now;
        try {
            return follow();
        } catch (TandemException e) {
            return List.of(e.getMessage());
        }
    }

    private List<String> follow() {
        Map<String, Entry> wanted = new PluginStore(folder.folder()).entries().stream().filter(Entry::isOn)
                .collect(Collectors.toMap(Entry::id, each -> each, (first, _) -> first));
        Map<String, String> before = Map.copyOf(running);
        before.forEach((id, stamp) -> {
            if (!wanted.containsKey(id) || !stamp.equals(stamp(wanted.get(id).file()))) {
                folder.end(id, true);
            }
        });
        Set<String> stayed = active();
        // In the order in which they can be loaded.
        new PluginStore(folder.folder()).entries().stream().filter(Entry::isOn).filter(each -> !stayed.contains(each.id()))
                .forEach(each -> folder.loadLate(each.id()));
        remember();
        List<String> told = new ArrayList<>();
        before.keySet().stream().filter(id -> !running.containsKey(id) && !wanted.containsKey(id)).sorted()
                .forEach(id -> told.add("Plugin " + id + " is gone. Its words stay until /reset."));
        running.keySet().stream().filter(id -> !stayed.contains(id)).sorted().forEach(id -> told.add(before.containsKey(id)
                ? "Plugin " + id + " has changed. The session has what was there before until /reset."
                : "Plugin " + id + " is here, with its words."));
        folder.status().stream().filter(each -> each.isBroken() && !stayed.contains(each.id())).map(PluginStatus::sentence).forEach(told::add);
        return told;
    }

    private Set<String> active() {
        return folder.status().stream().filter(PluginStatus::isActive).map(PluginStatus::id).collect(Collectors.toSet());
    }

    private void remember() {
        running.clear();
        folder.status().stream().filter(PluginStatus::isActive).forEach(each -> running.put(each.id(), stamp(each.file())));
    }

    private List<String> stamps() {
        try (Stream<Path> files = Files.isDirectory(folder.folder()) ? Files.list(folder.folder()) : Stream.empty()) {
            return files.sorted().map(PluginWatch::stamp).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Another one for each content of a jar; of a folder, for each change of what lies in it directly.
    static String stamp(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return file + " gone";
        }
    }
}
