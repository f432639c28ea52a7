package dev.tandem.toolkit;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the engine calls a task, in words for people.
public final class TaskLabel {
    private static final Pattern NUMBERED = Pattern.compile("(map|tasks?|sample|rows?) (\\d+)(?:-(\\d+))?( of .*)?");

    /// What operators are asked for, and what the engine does for itself.
    private static final Map<String, String> COMMANDS = Map.of("eval_nodiff", "evaluation", "eval_diff", "evaluation, for derivatives",
            "deriv", "derivative", "push", "receives data", "remove", "forgets data", "release", "forgets a derivative", "install", "gets ready",
            "prepare", "gets ready", "restore", "gets ready");

    private TaskLabel() {}

    /// Such as `items 10 to 19 of a map` for `map 10-19` and `rows 3 to 7 of bowl` for `rows 3-7 of bowl`; what is a
    /// word already stays as it is.
    public static String words(String label) {
        Matcher numbers = NUMBERED.matcher(label);
        if (!numbers.matches()) {
            return COMMANDS.getOrDefault(label, label);
        }
        boolean isMap = numbers.group(1).equals("map");
        boolean isOne = numbers.group(3) == null;
        String what = isMap ? isOne ? "item" : "items" : numbers.group(1);
        String whole = isMap ? " of a map" : numbers.group(4) == null ? "" : numbers.group(4);
        return what + " " + numbers.group(2) + (isOne ? "" : " to " + numbers.group(3)) + whole;
    }
}
