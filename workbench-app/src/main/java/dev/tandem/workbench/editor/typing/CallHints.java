package dev.tandem.workbench.editor.typing;

import dev.tandem.workbench.session.Assistance.Documentation;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Popup;

/// The signatures of what is being called, above the line, with the parameter that is being typed in bold. Used on the window's
/// thread.
final class CallHints {
    private static final int MOST = 6;

    private final Popup popup = new Popup();
    private final VBox lines = new VBox(2);
    private List<Documentation> found = List.of();
    /// Where the bracket of the call stands.
    private int open = -1;

    CallHints() {
        lines.setId("editor-call-hints");
        lines.getStyleClass().add("call-hints");
        popup.getContent().add(lines);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setConsumeAutoHidingEvents(false);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Whether it is this call that is told of.
    boolean isOf(TypedCalls.Call call) {
        return popup.isShowing() && call != null && call.open() == open;
    }

    /// @param place of the bracket, on the screen
    void show(Node owner, List<Documentation> signatures, TypedCalls.Call call, Bounds place) {
        found = signatures;
        open = call.open();
        argument(call.argument());
        popup.show(owner, place.getMinX(), place.getMinY());
        // Its height is known once it is shown.
        popup.setY(place.getMinY() - popup.getHeight() - 2);
    }

    /// The parameter that is being typed is this one.
    void argument(int number) {
        lines.getChildren().setAll(found.stream().limit(MOST).map(each -> line(each.shortSignature(), number)).toList());
        if (found.size() > MOST) {
            lines.getChildren().add(new TextFlow(styled("and " + (found.size() - MOST) + " more", "call-hint-more")));
        }
    }

    private static TextFlow line(String signature, int number) {
        List<String> parts = TypedCalls.parts(signature, number);
        return new TextFlow(styled(parts.get(0), "call-hint"), styled(parts.get(1), "call-hint-present"), styled(parts.get(2), "call-hint"));
    }

    private static Text styled(String text, String style) {
        Text node = new Text(text);
        node.getStyleClass().add(style);
        return node;
    }

    void hide() {
        popup.hide();
        open = -1;
    }
}
