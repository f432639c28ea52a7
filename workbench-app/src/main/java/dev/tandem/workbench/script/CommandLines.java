package dev.tandem.workbench.script;

import dev.tandem.workbench.session.SourceText;
import java.util.regex.Pattern;

/// Tells the lines that are for the session, such as `/vars`, from Java.
public final class CommandLines {
    private static final Pattern COMMAND = Pattern.compile("/([a-zA-Z?!]|-?[se]?\\d).*");

    private CommandLines() {}

    /// Whether one begins here. No statement of Java begins with a slash.
    public static boolean isAt(SourceText source, int offset) {
        return COMMAND.matcher(source.text().substring(offset, source.endOfLine(offset)).strip()).matches();
    }
}
