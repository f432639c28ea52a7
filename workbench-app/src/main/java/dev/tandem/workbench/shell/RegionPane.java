package dev.tandem.workbench.shell;

import dev.tandem.toolkit.TabEnds;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// One region's tabs. Hidden, with its divider, while it has none. One that can be folded is a strip then, of its tabs alone:
/// a click on a tab unfolds it, one on the tab in front folds it again.
final class RegionPane extends TabPane {
    private static final PseudoClass ONLY = PseudoClass.getPseudoClass("only");
    private static final double LEAST_WIDTH = 80;
    private static final double LEAST_HEIGHT = 96;
    /// Of one that can be folded: with less it shows nothing but headings, and could as well be folded.
    private static final double LEAST_UNFOLDED = 156;

    private boolean folded;
    /// Called when a click unfolds or folds it; null while it cannot be folded.
    private Runnable onFold;

    RegionPane() {
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setTabDragPolicy(TabDragPolicy.REORDER);
        getStyleClass().add("region");
        TabEnds.tidy(this);
        setMinWidth(LEAST_WIDTH);
        getSelectionModel().selectedItemProperty().addListener((_, _, _) -> Platform.runLater(this::makeFront));
    }

    /// Shows no header while there is only one tab, whose view has a row of tabs itself.
    void hideOnlyHeader() {
        getTabs().addListener((InvalidationListener) _ -> pseudoClassStateChanged(ONLY, getTabs().size() == 1));
    }

    /// Lets clicks fold it, which begins folded.
    void foldable(Runnable changed) {
        onFold = changed;
        folded = true;
        addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.isPrimaryButtonDown() && tabAt(press) instanceof String tab) {
                boolean fold = !folded && tab.equals(getSelectionModel().getSelectedItem().getId());
                if (fold != folded) {
                    fold(fold);
                    onFold.run();
                }
            }
        });
    }

    boolean isFolded() {
        return folded;
    }

    /// Makes it a strip, or as high as its place.
    void fold(boolean strip) {
        folded = strip && onFold != null;
        makeFront();
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    /// The id of the tab in whose header something was pressed; null elsewhere.
    private String tabAt(MouseEvent press) {
        for (Node node = press.getPickResult().getIntersectedNode(); node != null && node != this; node = node.getParent()) {
            if (node.getStyleClass().contains("tab")) {
                // The skin gives a header the id of its tab.
                return node.getId();
            }
        }
        return null;
    }

    @Override
    protected double computeMinHeight(double width) {
        return folded ? header() : onFold == null ? LEAST_HEIGHT : LEAST_UNFOLDED;
    }

    @Override
    protected double computePrefHeight(double width) {
        return folded ? header() : super.computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return folded ? header() : super.computeMaxHeight(width);
    }

    private double header() {
        return lookup(".tab-header-area") instanceof Region area ? area.prefHeight(-1) : LEAST_HEIGHT;
    }

    void add(LateTab tab) {
        getTabs().add(tab);
        makeFront();
    }

    /// What can be seen is there.
    private void makeFront() {
        if (!folded && getSelectionModel().getSelectedItem() instanceof LateTab front) {
            front.make();
        }
    }

    /// Makes a view that has not been seen yet.
    ///
    /// @return whether there was one
    boolean makeOne() {
        Optional<LateTab> next = notMade().findFirst();
        next.ifPresent(LateTab::make);
        return next.isPresent();
    }

    /// Makes all views that have not been seen yet.
    void makeAll() {
        notMade().toList().forEach(LateTab::make);
    }

    private Stream<LateTab> notMade() {
        return getTabs().stream().filter(LateTab.class::isInstance).map(LateTab.class::cast).filter(tab -> !tab.isMade());
    }

    /// The title of the tab in front.
    String front() {
        return getSelectionModel().getSelectedItem().getText();
    }

    /// @return whether there is a tab with this id
    boolean show(String id) {
        for (Tab tab : getTabs()) {
            if (id.equals(tab.getId())) {
                getSelectionModel().select(tab);
                makeFront();
                return true;
            }
        }
        return false;
    }
}
