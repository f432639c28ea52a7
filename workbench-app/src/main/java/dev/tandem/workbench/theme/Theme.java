package dev.tandem.workbench.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;

/// How the window looks.
public enum Theme {
    LIGHT, DARK;

    private static final String COMMON = Theme.class.getResource("workbench.css").toExternalForm();

    /// Gives the whole application these looks, on the window's thread.
    public void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(
                (this == DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        String own = Theme.class.getResource(name().toLowerCase() + ".css").toExternalForm();
        scene.getStylesheets().setAll(COMMON, own);
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }
}
