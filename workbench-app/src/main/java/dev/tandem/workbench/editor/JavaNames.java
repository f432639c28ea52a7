package dev.tandem.workbench.editor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JavaNames in a text, and where imports go. Knows texts only.
final class JavaNames {
    /// Comments and imports at the beginning of a text, or of a line of it.
    private static final Pattern IMPORTS = Pattern.compile("\\G[ \\t]*(?:#![^\\n]*|//[^\\n]*|import\\b[^\\n]*)?\\n");

    private JavaNames() {}

    /// The name at a place, or "".
    static String at(String text, int place) {
        int start = place;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, endAt(text, place));
    }

    /// The end of the name at a place.
    static int endAt(String text, int place) {
        int end = place;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Behind the last import that stands at the beginning, else behind the comment there.
    static int placeOfImport(String text) {
        Matcher line = IMPORTS.matcher(text);
        int behindImports = -1;
        int behindComment = 0;
        boolean isInComment = true;
        while (line.find()) {
            String found = line.group().strip();
            if (found.startsWith("import")) {
                behindImports = line.end();
            }
            isInComment &= found.startsWith("//") && !found.startsWith("// %%") || found.startsWith("#!");
            if (isInComment) {
                behindComment = line.end();
            }
        }
        return behindImports >= 0 ? behindImports : behindComment;
    }
}
