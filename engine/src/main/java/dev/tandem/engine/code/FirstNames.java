package dev.tandem.engine.code;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names by which digests call classes of Tandem: those that they had when the first files of sweeps were written, so
/// that a class can move to another package and such files still resume.
final class FirstNames {
    private static final String ROOT = "dev.tandem.engine.";
    private static final Pattern NAME = Pattern.compile("dev([./])tandem\\1engine\\1(?:\\w+\\1)*(\\w+)");
    /// Where classes were that typed code can name, by what they are called where they are now.
    private static final Map<String, String> FIRST = new HashMap<>();

    static {
        were("code", "Combinators", "NumberCombinators", "Links");
        were("runtime", "EventChannel", "KillStep", "RuntimeEvent", "RuntimeSnapshot", "Spares", "StartCache", "WorkerLog",
                "WorkerOptions", "WorkerState", "WorkerUsage");
    }

    private FirstNames() {}

    private static void were(String room, String... names) {
        for (String name : names) {
            FIRST.put(name, room + "." + name);
        }
    }

    /// A text with names of classes, of the form `a.b.C` or `a/b/C`, with the first names instead.
    static String in(String text) {
        if (!text.contains("tandem")) {
            return text;
        }
        return NAME.matcher(text).replaceAll(found -> {
            String first = FIRST.get(found.group(2));
            String separator = found.group(1);
            return Matcher.quoteReplacement(first == null ? found.group() : (ROOT + first).replace(".", separator));
        });
    }
}
