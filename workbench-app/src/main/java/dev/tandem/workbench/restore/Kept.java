package dev.tandem.workbench.restore;

import dev.tandem.workbench.editor.KeptTab;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a window keeps for the next one.
///
/// @param tabs the open texts, in their order
/// @param front the place of the one in front, or -1
/// @param history what was typed into the console, oldest first
public record Kept(List<KeptTab> tabs, int front, List<String> history) {
    public static final Kept NOTHING = new Kept(List.of(), -1, List.of());

    public Kept {
        tabs = List.copyOf(tabs);
        history = List.copyOf(history);
    }

    /// Both together; a file that is in both is taken from the first that has changes of it.
    Kept and(Kept other) {
        List<KeptTab> all = new ArrayList<>(tabs);
        int shown = front;
        for (int i = 0; i < other.tabs.size(); i++) {
            KeptTab tab = other.tabs.get(i);
            // Among those of the one: the other may well have two texts without a file that are equal so far.
            int same = place(tabs, tab);
            int place = same < 0 ? all.size() : same;
            if (same < 0) {
                all.add(tab);
            } else if (all.get(same).text() == null) {
                all.set(same, tab);
            } else if (tab.text() != null && !tab.text().equals(all.get(same).text())) {
                // Two windows had unsaved texts of one file: neither is lost.
                place = all.size();
                all.add(new KeptTab(null, null, tab.name(), tab.text(), "", tab.lineEnd(), tab.caret()));
            }
            shown = front < 0 && i == other.front ? place : shown;
        }
        List<String> lines = new ArrayList<>(other.history);
        lines.addAll(history);
        return new Kept(all, shown, lines);
    }

    private static int place(List<KeptTab> tabs, KeptTab wanted) {
        for (int i = 0; i < tabs.size(); i++) {
            KeptTab tab = tabs.get(i);
            boolean isSameFile = Objects.equals(tab.file(), wanted.file()) && Objects.equals(tab.origin(), wanted.origin());
            boolean hasFile = tab.file() != null || tab.origin() != null;
            if (isSameFile && (hasFile || Objects.equals(tab.text(), wanted.text()))) {
                return i;
            }
        }
        return -1;
    }

    /// The same after its window was closed without saving.
    public Kept withoutChanges() {
        List<KeptTab> left = tabs.stream().map(KeptTab::withoutChanges).filter(Objects::nonNull).toList();
        KeptTab first = front >= 0 && front < tabs.size() ? tabs.get(front).withoutChanges() : null;
        return new Kept(left, first == null ? left.size() - 1 : left.indexOf(first), history);
    }
}
