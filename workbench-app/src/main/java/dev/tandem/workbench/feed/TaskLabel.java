package dev.tandem.workbench.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the engine calls a task, in words for people.
public final class TaskLabel {
    private static final Pattern NUMBERED = Pattern.compile("(map|tasks?|sample) (\\d+)(?:-(\\d+))?");

    private TaskLabel() {}

    /// Such as `items 10 to 19 of a map` for `map 10-19`; what is a word already stays as it is.
    public static String words(String label) {
        Matcher numbers = NUMBERED.matcher(label);
        if (!numbers.matches()) {
            return label;
        }
        boolean isMap = numbers.group(1).equals("map");
        boolean isOne = numbers.group(3) == null;
        String what = isMap ? isOne ? "item" : "items" : numbers.group(1);
        return what + " " + numbers.group(2) + (isOne ? "" : " to " + numbers.group(3)) + (isMap ? " of a map" : "");
    }
}
