package dev.tandem.workbench.status;

import javafx.beans.property.SimpleStringProperty;

/// What is to be told at present. The same words told again are news again, such as that a file was not saved: who has told
/// them before may long have had them taken away. Used on the window's thread.
public final class Notices extends SimpleStringProperty {
    public Notices() {
        super("");
    }

    @Override
    public void set(String text) {
        super.set("");
        super.set(text);
    }

    /// Takes away what is no news any more; something else that is told stays.
    public void withdraw(String text) {
        if (text.equals(get())) {
            super.set("");
        }
    }
}
