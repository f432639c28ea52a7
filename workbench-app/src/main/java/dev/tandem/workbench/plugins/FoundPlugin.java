package dev.tandem.workbench.plugins;

import dev.tandem.engine.place.PlaceProvider;
import dev.tandem.engine.sweep.TableExporter;
import dev.tandem.engine.sweep.sample.Sampler;
import dev.tandem.engine.sweep.store.TableImporter;
import dev.tandem.plugin.PlotKind;
import dev.tandem.plugin.ScriptImports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plugin of a folder, as its files tell without running any of its code.
///
/// @param files where its classes are; null where that cannot be told
/// @param manifest what it says of itself; null where that cannot be read
/// @param isOn whether the user wants it
/// @param problem what keeps it from being loaded, or an empty text
record FoundPlugin(Path place, PluginFiles files, PluginManifest manifest, boolean isOn, String problem) {
    private static final String SERVICES = "META-INF/services/";
    private static final Set<String> OF_SCRIPTS = Stream.of(ScriptImports.class, Sampler.class, TableExporter.class, TableImporter.class,
            PlotKind.class, PlaceProvider.class).map(Class::getName).collect(Collectors.toUnmodifiableSet());

    static FoundPlugin broken(Path place, PluginFault why) {
        return new FoundPlugin(place, null, null, true, why.getMessage());
    }

    FoundPlugin with(String otherProblem) {
        return new FoundPlugin(place, files, manifest, isOn, otherProblem);
    }

    /// As its manifest says, or the name of its file.
    String id() {
        return manifest == null ? place.getFileName().toString() : manifest.id();
    }

    /// As its manifest says, or an empty text.
    String version() {
        return manifest == null ? "" : manifest.version();
    }

    /// Whether it adds something that scripts reach: words, or kinds of what they name.
    boolean isForScripts() {
        if (files == null) {
            return false;
        }
        try (ClassPlace place = new ClassPlace(files.code())) {
            return place.entries(SERVICES).stream().anyMatch(name -> OF_SCRIPTS.contains(name.substring(SERVICES.length())));
        } catch (IOException | RuntimeException e) {
            // What cannot be read adds nothing, and is not loaded either.
            return false;
        }
    }

    boolean runs() {
        return isOn && problem.isEmpty();
    }
}
