package dev.tandem.workbench.console;

import java.util.ArrayList;
import java.util.List;

/// What was typed before, oldest first, with a place in it that moves back and forth.
public final class History {
    private static final int CAPACITY = 1000;

    private final List<String> entries = new ArrayList<>();
    /// Equal to the size while nothing has been recalled.
    private int at;
    private String draft = "";

    /// Remembers a text, and forgets the place.
    public void add(String text) {
        if (!text.isBlank() && (entries.isEmpty() || !entries.getLast().equals(text))) {
            entries.add(text);
            if (entries.size() > CAPACITY) {
                entries.removeFirst();
            }
        }
        at = entries.size();
        draft = "";
    }

    /// All of them, oldest first.
    public List<String> all() {
        return List.copyOf(entries);
    }

    /// Puts what was typed in former windows before what was typed in this one.
    public void before(List<String> former) {
        int place = entries.size() - at;
        entries.addAll(0, former.subList(Math.max(0, former.size() - CAPACITY + entries.size()), former.size()));
        at = entries.size() - place;
    }

    /// The text before the present one, which is what it returns at the beginning.
    public String previous(String present) {
        if (at == entries.size()) {
            draft = present;
        }
        if (at == 0) {
            return present;
        }
        return entries.get(--at);
    }

    /// The text after the present one; in the end what was being typed before the first step back.
    public String next(String present) {
        if (at >= entries.size()) {
            return present;
        }
        at++;
        return at == entries.size() ? draft : entries.get(at);
    }
}
