package dev.tandem.plugin;

import java.util.List;

/// Something that the user can set, on the page of settings. Immutable.
///
/// @param key names it within its plugin, for ever: small letters, digits and hyphens
/// @param title what stands before it
/// @param help what it does, in a sentence, or ""
/// @param choices what a [Kind#CHOICE] can be; empty for all others
/// @param standard what it begins with
public record PluginSetting(String key, String title, String help, Kind kind, List<String> choices, String standard) {
    /// What values look like.
    public enum Kind {
        TEXT, NUMBER,
        /// `true` or `false`.
        SWITCH, CHOICE
    }

    /// @throws IllegalArgumentException when key or standard value are none
    public PluginSetting {
        choices = List.copyOf(choices);
        if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a key is of small letters, digits and hyphens: key=" + key);
        }
        require(key, kind, choices, standard);
    }

    public static PluginSetting text(String key, String title, String help, String standard) {
        return new PluginSetting(key, title, help, Kind.TEXT, List.of(), standard);
    }

    public static PluginSetting number(String key, String title, String help, double standard) {
        return new PluginSetting(key, title, help, Kind.NUMBER, List.of(), Double.toString(standard));
    }

    public static PluginSetting onOff(String key, String title, String help, boolean standard) {
        return new PluginSetting(key, title, help, Kind.SWITCH, List.of(), Boolean.toString(standard));
    }

    public static PluginSetting choice(String key, String title, String help, List<String> choices, String standard) {
        return new PluginSetting(key, title, help, Kind.CHOICE, choices, standard);
    }

    /// @throws IllegalArgumentException when it cannot have the value; says what it can have
    public void require(String value) {
        require(key, kind, choices, value);
    }

    private static void require(String key, Kind kind, List<String> choices, String value) {
        boolean fits = switch (kind) {
            case TEXT -> true;
            case NUMBER -> isNumber(value);
            case SWITCH -> value.equals("true") || value.equals("false");
            case CHOICE -> choices.contains(value);
        };
        if (!fits) {
            throw new IllegalArgumentException("a setting cannot be that: key=" + key + ", value=" + value + ", possible="
                    + (kind == Kind.CHOICE ? choices : kind == Kind.NUMBER ? "a number" : "true or false"));
        }
    }

    private static boolean isNumber(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
