package dev.tandem.workbench.editor.run;

import dev.tandem.workbench.script.ScriptCells;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// Tints the cell at the cursor, which is what would run, and sets off the lines that begin cells. Used on the window's thread.
public final class CellTint {
    private static final String PRESENT = "cell-present";
    private static final String TITLE = "cell-title";

    private final CodeArea area;

    public CellTint(CodeArea area) {
        this.area = area;
    }

    /// Looks again.
    public void show() {
        String text = area.getText();
        List<ScriptCells.Cell> cells = ScriptCells.of(text);
        if (cells.isEmpty() && area.getParagraphs().stream().allMatch(each -> each.getParagraphStyle().isEmpty())) {
            return;
        }
        Optional<ScriptCells.Cell> present = ScriptCells.at(text, area.getCaretPosition());
        int first = present.map(cell -> line(cell.start())).orElse(-1);
        int last = present.map(cell -> line(Math.max(cell.start(), cell.end() - 1))).orElse(-2);
        Set<Integer> titles = new HashSet<>();
        cells.stream().filter(cell -> text.startsWith("//", blanksBehind(text, cell.start()))).forEach(cell -> titles.add(line(cell.start())));
        for (int i = 0; i < area.getParagraphs().size(); i++) {
            Set<String> wanted = new HashSet<>();
            if (first <= i && i <= last) {
                wanted.add(PRESENT);
            }
            if (titles.contains(i)) {
                wanted.add(TITLE);
            }
            Collection<String> now = area.getParagraph(i).getParagraphStyle();
            if (!wanted.equals(Set.copyOf(now))) {
                area.setParagraphStyle(i, List.copyOf(wanted));
            }
        }
    }

    private static int blanksBehind(String text, int at) {
        int behind = at;
        while (behind < text.length() && (text.charAt(behind) == ' ' || text.charAt(behind) == '\t')) {
            behind++;
        }
        return behind;
    }

    private int line(int offset) {
        return area.offsetToPosition(offset, Bias.Forward).getMajor();
    }
}
