package dev.tandem.workbench.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/// How the window looks.
public enum Theme {
    LIGHT("#ffffff"), DARK("#0d1117");

    private static final String COMMON = Theme.class.getResource("workbench.css").toExternalForm();

    /// A hint that is not shown has no colours, and needs none until then; what the toolkit says of that when the theme changes
    /// would stand in the console. Held, since settings of a logger that nobody holds are forgotten.
    private static final Logger STYLES = Logger.getLogger("javafx.css");

    /// Lists are told of larger rows before they have laid out those that they have, and say so.
    private static final Logger CONTROLS = Logger.getLogger("javafx.scene.control");

    static {
        CONTROLS.setFilter(told -> told.getMessage() == null || !told.getMessage().contains("index exceeds maxCellCount"));
        STYLES.setFilter(told -> told.getMessage() == null || !told.getMessage().contains("from rule '*.tooltip'"));
    }

    private final Color background;

    Theme(String background) {
        this.background = Color.web(background);
    }

    /// What is behind everything, as the stylesheet of the theme has it.
    public Color background() {
        return background;
    }

    /// Has controls begin with these looks: the first of them would read those of JavaFX's own otherwise, which nobody sees. On the
    /// window's thread.
    public void begin() {
        Application.setUserAgentStylesheet((this == DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    /// Gives the whole application these looks, on the window's thread.
    ///
    /// @param size of texts, see [TextSize]
    public void applyTo(Scene scene, int size) {
        begin();
        String own = Theme.class.getResource(name().toLowerCase() + ".css").toExternalForm();
        scene.getStylesheets().setAll(COMMON, own);
        if (size != TextSize.STANDARD) {
            scene.getStylesheets().add(TextSize.sheet(size));
        }
        scene.setFill(background);
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }
}
