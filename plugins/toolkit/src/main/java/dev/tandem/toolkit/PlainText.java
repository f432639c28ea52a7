package dev.tandem.toolkit;

import java.util.regex.Pattern;

/// What a program printed, without what is meant for a terminal: colours, cursor movements and bells have no glyphs, and fonts
/// show them as anything.
public final class PlainText {
    private static final Pattern FOR_TERMINALS = Pattern.compile(
            "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[ -/]*[0-Z\\\\^-~])|[\u0000-\u0008\n-\u001f\u007f-\u009f]");

    private PlainText() {}

    public static String of(String printed) {
        return printed.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c)) ? FOR_TERMINALS.matcher(printed).replaceAll("") : printed;
    }
}
