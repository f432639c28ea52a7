package dev.tandem.processes;

import javafx.css.PseudoClass;

/// A count that draws attention unless it is zero.
final class FailedCell extends TextCell {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        pseudoClassStateChanged(BAD, !empty && text != null && !text.isEmpty() && !text.equals("0"));
    }
}
