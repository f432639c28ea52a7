package dev.tandem.toolkit;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks where to save, and gives a name that was typed without it the ending of its kind: without, the file is neither among the
/// scripts nor where the next dialog looks. Whoever wants a name as it is chooses the kind "all files". Used on the window's thread.
public final class SavePlace {
    private SavePlace() {}

    /// Waits for the answer; whoever answers has been asked before another file is replaced.
    ///
    /// @param chooser says with what to begin, and its kinds
    /// @return null when nothing is to be saved
    public static File ask(FileChooser chooser, Window owner) {
        return ask(place -> {
            if (place != null) {
                chooser.setInitialDirectory(place.getParentFile());
                chooser.setInitialFileName(place.getName());
            }
            return chooser.showSaveDialog(owner);
        }, () -> chooser.getSelectedExtensionFilter() == null ? List.of() : chooser.getSelectedExtensionFilter().getExtensions());
    }

    /// @param dialog shows what is proposed, null for what it proposes by itself, and gives the answer or null
    /// @param patterns those of the kind that was chosen, such as `*.jsh`
    static File ask(UnaryOperator<File> dialog, Supplier<List<String>> patterns) {
        File chosen = dialog.apply(null);
        while (chosen != null && !isOf(chosen.getName(), patterns.get())) {
            File whole = new File(chosen.getParentFile(), chosen.getName() + patterns.get().getFirst().substring(1));
            if (!whole.exists()) {
                return whole;
            }
            // The dialog knows of the name that was typed only; it asks for this one now.
            chosen = dialog.apply(whole);
        }
        return chosen;
    }

    private static boolean isOf(String name, List<String> patterns) {
        String small = name.toLowerCase(Locale.ROOT);
        return patterns.isEmpty() || patterns.stream().anyMatch(each -> each.equals("*.*") || small.endsWith(each.substring(1)));
    }
}
