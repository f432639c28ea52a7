package dev.tandem.engine.internal.place;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.array.ArrayTypes;
import dev.tandem.engine.internal.wire.Defaults;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/// The defaults of this process at one moment: locales, time zone, system properties and types of arrays, which travel with
/// calls. Immutable; the same object as long as nothing changes, which is looked at before each call and takes about a
/// microsecond.
///
/// Properties of the JVM, of what is set before it starts, and of Tandem do not travel. One that the user changes is named, once.
public final class OwnDefaults {
    private static final Logger LOG = Logger.getLogger("dev.tandem.runtime");
    /// Beginnings of the names of properties that belong to one process.
    private static final List<String> LOCAL = List.of("java.", "jdk.", "sun.", "com.sun.", "os.", "user.", "file.", "path.", "line.",
            "native.", "stdin.", "stdout.", "stderr.", "awt.", "javafx.", "glass.", "prism.", "monocle.", "tandem.", "org.bytedeco.",
            "org.nd4j.", "dtype");
    /// Of these, what the JDK or the engine itself sets while it runs, and what has no effect in a worker.
    private static final List<String> UNTOLD = List.of("java.awt.", "sun.awt.", "sun.java2d.", "com.sun.", "user.timezone", "awt.",
            "javafx.", "glass.", "prism.", "monocle.", "tandem.", "org.bytedeco.javacpp.cachedir");
    /// The local ones as they were when a session, or the first call, began.
    private static final Map<String, String> AT_FIRST = local();
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
    private static volatile OwnDefaults latest;

    private final Map<String, String> properties;
    /// Names of the properties that do not travel, as they were then: to look one up takes less than to compare its beginning.
    private final Set<String> staying = new HashSet<>();
    private final Locale locale;
    private final Locale display;
    private final Locale format;
    private final TimeZone zone;
    private final String arrayTypes;
    private final byte[] objects;

    private OwnDefaults() {
        properties = travelling();
        locale = Locale.getDefault();
        display = Locale.getDefault(Locale.Category.DISPLAY);
        format = Locale.getDefault(Locale.Category.FORMAT);
        zone = TimeZone.getDefault();
        arrayTypes = ArrayTypes.here();
        objects = objects();
    }

    /// What is set now.
    ///
    /// @throws CannotShipException when the time zone is of a class that only this process has
    public static OwnDefaults now() {
        OwnDefaults known = latest;
        if (known != null && known.isPresent()) {
            return known;
        }
        OwnDefaults fresh = new OwnDefaults();
        latest = fresh;
        return fresh;
    }

    /// Notes what is there before any code of the user runs.
    public static void begin() {
        AT_FIRST.size();
    }

    private boolean isPresent() {
        return locale == Locale.getDefault() && display == Locale.getDefault(Locale.Category.DISPLAY)
                && format == Locale.getDefault(Locale.Category.FORMAT) && zone.equals(TimeZone.getDefault())
                && Objects.equals(arrayTypes, ArrayTypes.here()) && hasProperties();
    }

    private boolean hasProperties() {
        int travelling = 0;
        for (Map.Entry<Object, Object> each : System.getProperties().entrySet()) {
            String known = properties.get(each.getKey());
            if (known != null && known.equals(each.getValue())) {
                travelling++;
            } else if (each.getKey() instanceof String name && each.getValue() instanceof String && !staying.contains(name)
                    && !isLocal(name)) {
                return false;
            }
        }
        return travelling == properties.size();
    }

    private Map<String, String> travelling() {
        Properties all = System.getProperties();
        Map<String, String> chosen = new HashMap<>();
        all.forEach((name, value) -> {
            if (name instanceof String known && value instanceof String text) {
                if (isLocal(known)) {
                    staying.add(known);
                } else {
                    chosen.put(known, text);
                }
            }
        });
        return chosen;
    }

    private static Map<String, String> local() {
        Map<String, String> chosen = new HashMap<>();
        System.getProperties().forEach((name, value) -> {
            if (name instanceof String known && isLocal(known) && UNTOLD.stream().noneMatch(known::startsWith)) {
                chosen.put(known, String.valueOf(value));
            }
        });
        return chosen;
    }

    private static boolean isLocal(String name) {
        for (String beginning : LOCAL) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private byte[] objects() {
        if (zone.getClass().getClassLoader() != null) {
            throw new CannotShipException("cannot travel to another process: default time zone=" + zone.getID() + ", class="
                    + zone.getClass().getName());
        }
        try {
            return new Defaults.Objects(locale, display, format, zone).encode();
        } catch (IOException e) {
            throw new CannotShipException("cannot travel to another process: default locale=" + locale + ", time zone=" + zone, e);
        }
    }

    /// What a worker of such options is told: properties that these give it are its own.
    public Defaults forWorkers(WorkerOptions options) {
        Map<String, String> rest = new HashMap<>(properties);
        Map<String, String> changed = local();
        changed.entrySet().removeIf(each -> each.getValue().equals(AT_FIRST.get(each.getKey())));
        for (String argument : GivenArguments.of(options)) {
            if (argument.startsWith("-D")) {
                String name = argument.substring(2).split("=", 2)[0];
                rest.remove(name);
                changed.remove(name);
            }
        }
        changed.forEach((name, value) -> {
            if (TOLD.add(name + "=" + value)) {
                LOG.warning("workers do not get this system property, which is for one process: " + name + "=" + value
                        + "; WorkerOptions.withJvmArguments gives them their own");
            }
        });
        return new Defaults(rest, objects, arrayTypes);
    }
}
