package dev.tandem.workbench.status;

import dev.tandem.workbench.settings.PlaceSetting;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/// Where workers run, in the status line, unless that is this machine.
public final class PlaceItem extends Label {
    private static final double LEAST = 84;

    public PlaceItem(ObservableValue<String> place) {
        getStyleClass().add("status-place");
        setId("status-place");
        // Of a long path, its end says which it is. The whole is in the tooltip.
        setMinWidth(LEAST);
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        managedProperty().bind(visibleProperty());
        place.subscribe(word -> {
            setText("Workers on " + word);
            setTooltip(new Tooltip(getText()));
            setVisible(!word.equals(PlaceSetting.LOCAL));
        });
    }
}
