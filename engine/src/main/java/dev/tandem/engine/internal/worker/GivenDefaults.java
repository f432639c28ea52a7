package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.array.ArrayTypes;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.wire.Defaults;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;

/// Gives this process the defaults with which its next task was made. Used by the task thread.
///
/// What a task itself changes stays until the main process has other defaults than before.
final class GivenDefaults {
    private final Set<String> properties = new HashSet<>();
    private Defaults present;

    /// @param wanted null for what is here already
    void use(Defaults wanted) {
        if (wanted == present || wanted == null) {
            return;
        }
        present = wanted;
        Defaults.Objects objects = wanted.read();
        Locale.setDefault(objects.locale());
        Locale.setDefault(Locale.Category.DISPLAY, objects.display());
        Locale.setDefault(Locale.Category.FORMAT, objects.format());
        UserCache.guardNativesOfWorker();
        if (!objects.zone().hasSameRules(TimeZone.getDefault())) {
            // Before: whether its libraries are unpacked already is told by their times, read in the zone of that moment.
            WarmUp.load();
        }
        TimeZone.setDefault(objects.zone());
        properties.removeAll(wanted.properties().keySet());
        properties.forEach(System::clearProperty);
        properties.clear();
        properties.addAll(wanted.properties().keySet());
        wanted.properties().forEach(System::setProperty);
        ArrayTypes.set(wanted.arrayTypes());
    }
}
