package dev.tandem.workbench.capabilities;

import dev.tandem.plugin.Documents;
import dev.tandem.plugin.LinkedSelection;
import dev.tandem.plugin.Plots;
import dev.tandem.plugin.Scripts;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.Workers;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;

/// All that the parts of a window can do, from which each contributor gets what is its own. Immutable.
///
/// @param dark whether the window is dark
/// @param runCommand runs the command with an id
/// @param showView brings a tab to the front
/// @param countNews has a tab say how much nobody has looked at
/// @param notice shows a notice
public record Capabilities(Workers workers, Scripts scripts, Documents documents, Plots plots, LinkedSelection selection, SettingsBook settings,
        BackgroundWork background,
        Closing closing, SharedParts shared, ObservableBooleanValue dark, Consumer<String> runCommand, Consumer<String> showView,
        BiConsumer<String, Long> countNews, Consumer<String> notice) {
    /// A contributor is gone: what it has begun and set up ends.
    public void end(String contributor) {
        settings.remove(contributor);
        background.endAll(contributor);
        closing.end(contributor);
        shared.end(contributor);
    }

    /// What one contributor sees.
    ///
    /// @param contributor the id of the plugin, or `tandem` for what is bundled
    public ViewContext of(String contributor) {
        return new OwnContext(this, contributor, settings.of(contributor), background.of(contributor));
    }
}
