package dev.tandem.workbench.session;

import dev.tandem.workbench.session.Assistance.Documentation;
import java.util.ArrayList;
import java.util.List;

/// What the Tab key does as it is pressed again and again at one place of a text: signatures, their documentation, and
/// then what could stand there. Belongs to one input. Thread-safe.
public final class TabHelp {
    private static final int MOST_FITTING = 20;
    private static final int SIGNATURES = 1;
    private static final int DOCUMENTATION = 2;

    private final Session session;
    private String text = "";
    private int cursor = -1;
    private int presses;

    public TabHelp(Session session) {
        this.session = session;
    }

    /// What to show; nothing where the text is to be completed instead, which is where a name has been begun.
    public synchronized List<String> press(String typed, int at) {
        presses = typed.equals(text) && at == cursor ? presses + 1 : 1;
        text = typed;
        cursor = at;
        if (presses > DOCUMENTATION || typed.startsWith("/") || isInName()) {
            return List.of();
        }
        List<Documentation> found = session.assistance().document(typed, at, presses == DOCUMENTATION);
        return found.isEmpty() ? List.of() : presses == SIGNATURES ? signatures(found) : documentation(found);
    }

    private boolean isInName() {
        char before = cursor == 0 ? ' ' : text.charAt(cursor - 1);
        return Character.isJavaIdentifierPart(before) || before == '.';
    }

    private List<String> signatures(List<Documentation> found) {
        List<String> lines = new ArrayList<>();
        List<String> fitting = session.assistance().fitting(text, cursor);
        if (!fitting.isEmpty()) {
            lines.add("of fitting type: " + String.join("   ", fitting.stream().limit(MOST_FITTING).toList())
                    + (fitting.size() > MOST_FITTING ? "   ..." : ""));
        }
        found.forEach(each -> lines.add(each.signature()));
        lines.add("(Tab again: documentation)");
        return lines;
    }

    private static List<String> documentation(List<Documentation> found) {
        List<String> lines = new ArrayList<>();
        for (Documentation each : found) {
            lines.add(each.signature());
            String body = each.text().isEmpty() ? "no documentation" : each.text();
            body.lines().forEach(line -> lines.add("    " + line));
        }
        lines.add("(Tab again: all that could stand here)");
        return lines;
    }
}
