package dev.tandem.workbench.settings;

import dev.tandem.engine.place.Places;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Where workers of pools that are opened from now on run: what the command line or the system says, else what was chosen last.
/// Used on the window's thread.
public final class PlaceSetting {
    /// The place of who has said nothing.
    public static final String LOCAL = "local";
    private static final String NAME = "place";

    private final Settings settings;
    private final ReadOnlyStringWrapper word = new ReadOnlyStringWrapper();

    public PlaceSetting(Settings settings) {
        this(settings, _ -> false);
    }

    /// @param others says whether plugins have places whose words begin so
    public PlaceSetting(Settings settings, Predicate<String> others) {
        this.settings = settings;
        String kept = settings.get(NAME, LOCAL);
        if (Places.wanted().isEmpty() && !kept.equals(LOCAL) && (isKnown(kept) || others.test(kept.split(":", 2)[0]))) {
            System.setProperty(Places.PROPERTY, kept);
        }
        word.set(Places.wanted().orElse(LOCAL));
    }

    /// Its kind may have come from a plugin that is gone.
    private static boolean isKnown(String kept) {
        try {
            return Places.of(kept) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Chooses another place, and remembers it.
    ///
    /// @throws IllegalArgumentException when the word means none
    public void choose(String chosen) {
        Places.of(chosen);
        take(chosen);
    }

    /// The same with a word that means one for whoever will use it.
    public void take(String chosen) {
        System.setProperty(Places.PROPERTY, chosen);
        settings.set(NAME, chosen);
        word.set(chosen);
    }

    /// The word for it.
    public ReadOnlyStringProperty word() {
        return word.getReadOnlyProperty();
    }
}
