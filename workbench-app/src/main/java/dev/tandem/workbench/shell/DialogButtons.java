package dev.tandem.workbench.shell;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;

/// The last line of a page: what does it and what leaves all as it is, in the order of this system, as in its other dialogs.
final class DialogButtons {
    private DialogButtons() {}

    static ButtonBar of(Button accept, Button cancel) {
        ButtonBar bar = new ButtonBar();
        ButtonBar.setButtonData(accept, ButtonData.OK_DONE);
        ButtonBar.setButtonData(cancel, ButtonData.CANCEL_CLOSE);
        bar.getButtons().setAll(accept, cancel);
        return bar;
    }
}
