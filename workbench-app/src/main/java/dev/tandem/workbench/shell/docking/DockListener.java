package dev.tandem.workbench.shell.docking;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;

/// What people do with the rows and tabs on the screen, and what these ask for. Called on the window's thread.
interface DockListener {
    /// Whether anything of a part can be seen.
    boolean isVisible(DockPart part);

    /// The views of a row that are there.
    List<LateView> present(DockRow row);

    boolean mayMove(String view);

    /// A tab was clicked.
    void clicked(String view);

    /// A tab was brought to the front in another way.
    void selected(DockRow row, String view);

    void fold(DockRow row, boolean strip);

    /// A row is being unfolded by its divider, and is on the screen already.
    void unfolding(DockRow row);

    /// A tab was dropped on a row, before another tab or, for null, at the end.
    void dropped(String view, DockRow row, String before);

    /// A tab was dropped on the edge of a row.
    void droppedBeside(String view, DockRow row, Side side);

    /// A divider was dragged, which parts know already.
    void resized();

    ContextMenu menu(String view);
}
