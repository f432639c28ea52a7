package dev.tandem.workbench.editor.typing;

import dev.tandem.workbench.draft.Offers.Offer;
import dev.tandem.workbench.session.Assistance.Documentation;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.util.Duration;

/// What could be typed next, with the documentation of what is selected beside it. It never has the focus: keys go to the text,
/// which moves the selection. Used on the window's thread.
final class CompletionList {
    private static final double ROW = 22;
    private static final int MOST_ROWS = 10;
    private static final double WIDTH = 300;
    private static final double PAGE_WIDTH = 380;
    private static final double EDGES = 4;
    private static final int PAGE_ROWS = 5;
    /// How high a row is in heights of a letter, which grow with the texts.
    private static final double ROW_OF_LETTER = 1.2;
    private static final Duration REST = Duration.millis(150);

    private final Popup popup = new Popup();
    private final ListView<Offer> list = new ListView<>();
    private final Label signature = new Label();
    private final Label text = new Label();
    private final VBox explanation = new VBox(6, signature, text);
    private final ScrollPane page = new ScrollPane(explanation);
    private final PauseTransition rest = new PauseTransition(REST);
    private final Function<Offer, CompletableFuture<List<Documentation>>> explainer;

    /// @param chooser given what was clicked
    /// @param explainer asked about what is selected once the selection rests
    CompletionList(Consumer<Offer> chooser, Function<Offer, CompletableFuture<List<Documentation>>> explainer) {
        this.explainer = explainer;
        list.setId("editor-completion");
        list.getStyleClass().addAll("completion", "dense");
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new OfferCell());
        list.setOnMouseClicked(_ -> {
            if (selected() != null) {
                chooser.accept(selected());
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> {
            page.setVisible(false);
            rest.playFromStart();
        });
        signature.getStyleClass().add("completion-signature");
        signature.setWrapText(true);
        text.setWrapText(true);
        explanation.getStyleClass().add("completion-text");
        page.getStyleClass().add("completion-page");
        page.setFitToWidth(true);
        page.setFocusTraversable(false);
        page.managedProperty().bind(page.visibleProperty());
        rest.setOnFinished(_ -> explain());
        HBox both = new HBox(list, page);
        both.setFillHeight(true);
        popup.getContent().add(both);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setConsumeAutoHidingEvents(false);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// @param place of the first character that is replaced, on the screen
    void show(Node owner, List<Offer> offers, Bounds place) {
        Rectangle2D screen = Screen.getScreensForRectangle(place.getMinX(), place.getMinY(), 1, 1).stream().findFirst()
                .orElse(Screen.getPrimary()).getVisualBounds();
        double row = Math.max(ROW, ROW_OF_LETTER * place.getHeight());
        list.setFixedCellSize(row);
        list.setPrefWidth(Math.min(WIDTH * row / ROW, screen.getWidth() * 0.4));
        page.setPrefWidth(Math.min(PAGE_WIDTH * row / ROW, screen.getWidth() * 0.5));
        double rows = Math.min(MOST_ROWS, offers.size()) * row + EDGES;
        double room = Math.max(rows, PAGE_ROWS * row);
        boolean isBelow = place.getMaxY() + room <= screen.getMaxY();
        // Above the line it is as high as with the page beside it, which would grow into the line.
        double height = isBelow ? rows : room;
        list.setPrefHeight(height);
        list.setMinHeight(height);
        page.setPrefHeight(room);
        double y = isBelow ? place.getMaxY() : place.getMinY() - height;
        if (popup.isShowing()) {
            popup.setX(place.getMinX());
            popup.setY(y);
        } else {
            popup.show(owner, place.getMinX(), y);
        }
        // Rows have colours only in a window.
        if (!list.getItems().equals(offers)) {
            list.getItems().setAll(offers);
            list.getSelectionModel().selectFirst();
            list.scrollTo(0);
        }
    }

    void hide() {
        rest.stop();
        list.getItems().clear();
        popup.hide();
    }

    Offer selected() {
        return list.getSelectionModel().getSelectedItem();
    }

    void move(int by) {
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, list.getItems().size() - 1);
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - MOST_ROWS / 2));
    }

    private void explain() {
        Offer offer = selected();
        if (offer == null || !popup.isShowing()) {
            return;
        }
        explainer.apply(offer).thenAccept(found -> Platform.runLater(() -> {
            if (offer == selected() && popup.isShowing() && !found.isEmpty()) {
                signature.setText(found.stream().map(Documentation::shortSignature).limit(MOST_ROWS).collect(Collectors.joining("\n")));
                String body = found.stream().map(Documentation::text).filter(each -> !each.isBlank()).findFirst().orElse("");
                text.setText(body);
                text.setVisible(!body.isEmpty());
                page.setVvalue(0);
                page.setVisible(true);
            }
        }));
    }

    /// A name, and a letter for what it is.
    private static final class OfferCell extends ListCell<Offer> {
        private final Label kind = new Label();

        OfferCell() {
            kind.getStyleClass().add("offer-kind");
            kind.setMinWidth(ROW);
        }

        @Override
        protected void updateItem(Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            boolean none = empty || offer == null;
            setText(none ? null : offer.text());
            setGraphic(none ? null : kind);
            if (!none) {
                String word = offer.kind().name().toLowerCase(Locale.ROOT);
                kind.setText(word.substring(0, 1));
                kind.getStyleClass().setAll("label", "offer-kind", "offer-" + word);
            }
        }
    }
}
