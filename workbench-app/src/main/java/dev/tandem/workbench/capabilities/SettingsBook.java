package dev.tandem.workbench.capabilities;

import dev.tandem.plugin.PluginSetting;
import dev.tandem.plugin.Preferences;
import dev.tandem.toolkit.Listeners;
import dev.tandem.workbench.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What can be set of each contributor, and what it is set to. Thread-safe; listeners are called on the window's thread.
public final class SettingsBook {
    /// Some settings of one contributor, under a title.
    public record Part(String contributor, String title, List<PluginSetting> settings) {}

    private final Settings settings;
    private final Executor window;
    /// Guarded by this.
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Listeners<Consumer<? super String>>> listeners = new ConcurrentHashMap<>();

    /// @param window runs what it is given on the window's thread
    public SettingsBook(Settings settings, Executor window) {
        this.settings = settings;
        this.window = window;
    }

    /// Adds settings of a contributor.
    ///
    /// @throws IllegalArgumentException when it has one of the same key already
    public synchronized void add(Part part) {
        Map<String, PluginSetting> known = settingsOf(part.contributor());
        for (PluginSetting setting : part.settings()) {
            if (known.put(setting.key(), setting) != null) {
                throw new IllegalArgumentException("two settings of one key: key=" + setting.key());
            }
        }
        parts.add(part);
    }

    /// Takes away what a contributor has; its values stay in the file.
    public synchronized void remove(String contributor) {
        parts.removeIf(part -> part.contributor().equals(contributor));
        listeners.keySet().removeIf(name -> name.startsWith(prefix(contributor)));
    }

    /// In the order in which they were added.
    public synchronized List<Part> parts() {
        return List.copyOf(parts);
    }

    private synchronized Map<String, PluginSetting> settingsOf(String contributor) {
        Map<String, PluginSetting> known = new LinkedHashMap<>();
        parts.stream().filter(part -> part.contributor().equals(contributor)).flatMap(part -> part.settings().stream())
                .forEach(setting -> known.put(setting.key(), setting));
        return known;
    }

    private static String prefix(String contributor) {
        return "plugin." + contributor + ".";
    }

    /// The preferences of a contributor.
    public Preferences of(String contributor) {
        return new Own(contributor);
    }

    private final class Own implements Preferences {
        private final String contributor;

        Own(String contributor) {
            this.contributor = contributor;
        }

        private PluginSetting setting(String key) {
            Map<String, PluginSetting> known = settingsOf(contributor);
            PluginSetting setting = known.get(key);
            if (setting == null) {
                throw new IllegalArgumentException("no such setting: key=" + key + ", keys=" + known.keySet());
            }
            return setting;
        }

        private String name(String key) {
            return prefix(contributor) + key;
        }

        @Override
        public String get(String key) {
            PluginSetting setting = setting(key);
            String value = settings.get(name(key), setting.standard());
            try {
                setting.require(value);
                return value;
            } catch (IllegalArgumentException e) {
                // Written by another version, or by hand.
                return setting.standard();
            }
        }

        @Override
        public void set(String key, String value) {
            setting(key).require(value);
            if (!value.equals(get(key))) {
                settings.set(name(key), value);
                Listeners<Consumer<? super String>> told = listeners.get(name(key));
                if (told != null) {
                    window.execute(() -> told.tell(each -> each.accept(value)));
                }
            }
        }

        @Override
        public void onChange(String key, Consumer<? super String> listener) {
            setting(key);
            listeners.computeIfAbsent(name(key), _ -> new Listeners<>("settings")).add(listener);
        }
    }
}
