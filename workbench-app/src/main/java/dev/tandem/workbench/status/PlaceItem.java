package dev.tandem.workbench.status;

import dev.tandem.workbench.settings.PlaceSetting;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// Where workers run, in the status line, unless that is this machine.
public final class PlaceItem extends Label {
    public PlaceItem(ObservableValue<String> place) {
        getStyleClass().add("status-place");
        setId("status-place");
        setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        place.subscribe(word -> {
            setText("Workers on " + word);
            setVisible(!word.equals(PlaceSetting.LOCAL));
        });
    }
}
