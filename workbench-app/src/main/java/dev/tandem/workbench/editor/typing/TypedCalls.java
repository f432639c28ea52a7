package dev.tandem.workbench.editor.typing;

import java.util.ArrayList;
import java.util.List;

/// Finds the call that a place of a text is in. It looks at characters only, so it works on a text that does not compile.
final class TypedCalls {
    /// TypedCalls are no longer than that.
    private static final int FARTHEST = 4_000;

    /// A call.
    ///
    /// @param open where its bracket stands
    /// @param argument which argument the place is in, from 0
    record Call(int open, int argument) {}

    private TypedCalls() {}

    /// The innermost call at a place; null outside of all.
    static Call at(String text, int caret) {
        int depth = 0;
        int argument = 0;
        boolean isQuoted = false;
        for (int at = caret - 1; at >= Math.max(0, caret - FARTHEST); at--) {
            char c = text.charAt(at);
            if (c == '"' && (at == 0 || text.charAt(at - 1) != '\\')) {
                isQuoted = !isQuoted;
            } else if (isQuoted) {
                continue;
            }
            switch (c) {
                case ')', ']', '}' -> depth++;
                case '[' -> depth--;
                case '{', ';' -> {
                    if (depth <= 0) {
                        return null;
                    }
                    depth -= c == '{' ? 1 : 0;
                }
                case '(' -> {
                    if (depth == 0) {
                        return isName(text, at) ? new Call(at, argument) : null;
                    }
                    depth--;
                }
                case ',' -> argument += depth == 0 ? 1 : 0;
                default -> {}
            }
        }
        return null;
    }

    private static boolean isName(String text, int at) {
        return at > 0 && (Character.isJavaIdentifierPart(text.charAt(at - 1)) || text.charAt(at - 1) == '>');
    }

    /// A signature in three parts: before, of, and behind a parameter.
    static List<String> parts(String signature, int parameter) {
        int open = signature.indexOf('(');
        int close = signature.lastIndexOf(')');
        if (open < 0 || close < open) {
            return List.of(signature, "", "");
        }
        List<Integer> ends = new ArrayList<>(List.of(open));
        int depth = 0;
        for (int at = open + 1; at < close; at++) {
            char c = signature.charAt(at);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                ends.add(at);
            }
        }
        ends.add(close);
        boolean isVariable = signature.substring(open, close).contains("...");
        int which = isVariable ? Math.min(parameter, ends.size() - 2) : parameter;
        if (which >= ends.size() - 1) {
            return List.of(signature, "", "");
        }
        int from = ends.get(which) + 1;
        return List.of(signature.substring(0, from), signature.substring(from, ends.get(which + 1)), signature.substring(ends.get(which + 1)));
    }
}
