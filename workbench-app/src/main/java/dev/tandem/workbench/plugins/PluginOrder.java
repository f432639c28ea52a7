package dev.tandem.workbench.plugins;

import dev.tandem.plugin.ApiVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pf4j.PluginDependency;

/// In which order plugins are loaded: each after those that it needs. What is needed and is not there, or is of another
/// version, is charged to the plugin that needs it; the others stay as they are. PF4J finds the same, and says it of all
/// plugins together. Used by one thread.
final class PluginOrder {
    private final PluginVersions versions = new PluginVersions();
    private final Map<String, FoundPlugin> known;
    private final Map<String, FoundPlugin> ordered = new LinkedHashMap<>();

    private PluginOrder(List<FoundPlugin> found) {
        known = found.stream().filter(each -> each.manifest() != null).collect(Collectors.toMap(FoundPlugin::id, each -> each));
    }

    /// @param found of each id one at most, broken ones apart
    /// @return broken ones first, then the others in order
    static List<FoundPlugin> of(List<FoundPlugin> found) {
        if (found.isEmpty()) {
            // A script without plugins need not wait for what compares versions.
            return List.of();
        }
        PluginOrder order = new PluginOrder(found);
        order.known.values().stream().sorted(Comparator.comparing(FoundPlugin::place)).forEach(each -> order.add(each, new LinkedHashSet<>()));
        List<FoundPlugin> all = new ArrayList<>(found.stream().filter(each -> each.manifest() == null).toList());
        all.addAll(order.ordered.values());
        return List.copyOf(all);
    }

    private void add(FoundPlugin plugin, Set<String> above) {
        if (ordered.containsKey(plugin.id()) || !above.add(plugin.id())) {
            return;
        }
        for (PluginDependency each : plugin.manifest().dependencies()) {
            FoundPlugin needed = known.get(each.getPluginId());
            if (needed != null) {
                add(needed, above);
            }
        }
        ordered.put(plugin.id(), plugin.isOn() ? plugin.with(problem(plugin)) : plugin);
    }

    private String problem(FoundPlugin plugin) {
        PluginManifest manifest = plugin.manifest();
        try {
            if (!versions.checkVersionConstraint(ApiVersion.current().toString(), manifest.requires())) {
                return "it is made for another version of the API: requires=" + PluginGuard.line(manifest.requires()) + ", here="
                        + ApiVersion.current();
            }
        } catch (PluginFault e) {
            return "Plugin-Requires: " + e.getMessage();
        }
        List<String> circle = circle(List.of(plugin.id()), new HashSet<>());
        if (!circle.isEmpty()) {
            return "plugins need each other in a circle: " + String.join(" -> ", circle);
        }
        return manifest.dependencies().stream().map(this::problem).filter(each -> !each.isEmpty()).findFirst().orElse("");
    }

    private String problem(PluginDependency needed) {
        String id = needed.getPluginId();
        FoundPlugin there = known.get(id);
        if (there == null) {
            return needed.isOptional() ? "" : "it needs a plugin that is missing: plugin=" + PluginGuard.line(id);
        }
        try {
            if (!versions.checkVersionConstraint(there.version(), needed.getPluginVersionSupport())) {
                return "it needs another version of a plugin: plugin=" + id + ", requires=" + PluginGuard.line(needed.getPluginVersionSupport())
                        + ", here=" + PluginGuard.line(there.version());
            }
        } catch (PluginFault e) {
            return "Plugin-Dependencies: " + e.getMessage() + ", plugin=" + id;
        }
        FoundPlugin now = ordered.getOrDefault(id, there);
        return needed.isOptional() || now.runs() ? "" : lacking(id, now.isOn());
    }

    /// What is said of a plugin that needs one that does not run.
    static String lacking(String needed, boolean isOn) {
        return "it needs a plugin that " + (isOn ? "does not run" : "is off") + ": plugin=" + needed;
    }

    /// The way along which a plugin needs itself, or nothing.
    ///
    /// @param seen those from which no way leads back
    private List<String> circle(List<String> way, Set<String> seen) {
        FoundPlugin last = known.get(way.getLast());
        for (String needed : last == null ? List.<String>of() : last.manifest().needs()) {
            List<String> longer = new ArrayList<>(way);
            longer.add(needed);
            if (needed.equals(way.getFirst())) {
                return longer;
            }
            List<String> found = seen.add(needed) ? circle(longer, seen) : List.of();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
