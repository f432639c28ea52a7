package dev.tandem.workbench.shell;

import dev.tandem.plugin.ViewContribution;
import dev.tandem.toolkit.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import org.fxmisc.richtext.GenericStyledArea;

/// Brings the focus from one view that can be seen to the next, by keys alone: to where it last was in there, or to what people do most
/// there. Knows the views and not in which part of the window they are. Of the window's thread.
final class ViewCycle {
    private static final double LEAST = 8;

    /// A view that has been made.
    private static final class Stop {
        private final ViewContribution view;
        private final Node node;
        /// What had the focus last, or null.
        private Node last;

        private Stop(ViewContribution view, Node node) {
            this.view = view;
            this.node = node;
        }
    }

    private final Scene scene;
    private final List<Stop> stops = new ArrayList<>();

    ViewCycle(Scene scene) {
        this.scene = scene;
        scene.focusOwnerProperty().subscribe(owner -> stops.stream().filter(stop -> isIn(stop.node, owner)).forEach(stop -> stop.last = owner));
    }

    void add(ViewContribution view, Node node) {
        stops.add(new Stop(view, node));
        stops.sort(Comparator.comparing((Stop stop) -> stop.view.area()).thenComparingInt(stop -> stop.view.order()));
    }

    void remove(ViewContribution view) {
        stops.removeIf(stop -> stop.view == view);
    }

    /// Goes to the next view that can be seen and has something to do in it, or to the one before.
    ///
    /// @param step 1 or -1
    void go(int step) {
        List<Stop> seen = stops.stream().filter(stop -> isSeen(stop.node) && target(stop).isPresent()).toList();
        if (seen.isEmpty()) {
            return;
        }
        int now = 0;
        while (now < seen.size() && !isIn(seen.get(now).node, scene.getFocusOwner())) {
            now++;
        }
        int next = now == seen.size() ? step > 0 ? 0 : seen.size() - 1 : Math.floorMod(now + step, seen.size());
        target(seen.get(next)).ifPresent(Node::requestFocus);
    }

    /// Goes to a view that has just been brought to the front.
    void goTo(String view) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        stops.stream().filter(stop -> stop.view.id().equals(view)).findFirst().flatMap(ViewCycle::target).ifPresent(Node::requestFocus);
    }

    private static Optional<Node> target(Stop stop) {
        List<Node> all = reachable(stop.node).toList();
        return all.contains(stop.last) ? Optional.of(stop.last)
                : Stream.<Predicate<Node>>of(ViewCycle::isForText, ViewCycle::isForRows, _ -> true)
                        .flatMap(wanted -> all.stream().filter(wanted)).findFirst();
    }

    /// Whatever can have the focus in there.
    static Stream<Node> reachable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.empty();
        }
        Stream<Node> inside =
                node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(ViewCycle::reachable) : Stream.empty();
        return Stream.concat(node.isFocusTraversable() ? Stream.of(node) : Stream.empty(), inside);
    }

    private static boolean isForText(Node node) {
        return node instanceof TextInputControl field && field.isEditable() || node instanceof GenericStyledArea<?, ?, ?> area && area.isEditable();
    }

    private static boolean isForRows(Node node) {
        return node instanceof TableView || node instanceof TreeView || node instanceof TreeTableView || node instanceof ListView;
    }

    private boolean isSeen(Node node) {
        if (node.getScene() != scene) {
            return false;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getWidth() > LEAST && bounds.getHeight() > LEAST && Sight.isShown(node);
    }

    private static boolean isIn(Node view, Node owner) {
        Node at = owner;
        while (at != null && at != view) {
            at = at.getParent();
        }
        return at != null;
    }
}
