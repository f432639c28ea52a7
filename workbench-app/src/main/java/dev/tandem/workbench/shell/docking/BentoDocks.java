package dev.tandem.workbench.shell.docking;

import dev.tandem.plugin.ViewArea;
import dev.tandem.toolkit.WholeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import software.coley.bentofx.Bento;
import software.coley.bentofx.control.ContentWrapper;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.control.HeaderPane;
import software.coley.bentofx.control.Headers;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.dockable.DockableClickBehavior;
import software.coley.bentofx.dockable.DockableDragDropBehavior;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;
import software.coley.bentofx.path.DockablePath;
import software.coley.bentofx.util.BentoUtils;
import software.coley.bentofx.util.DragDropTarget;
import software.coley.bentofx.util.DragUtils;

/// Shows a [DockPlan] with the containers, headers and drags of BentoFX, and is the only one who knows of that. What a drop or a click
/// means is the listener's, who changes the plan and has it rendered again: BentoFX by itself forgets places that are empty. Used on
/// the window's thread.
final class BentoDocks {
    private static final double LEAST_WIDTH = 80;
    private static final double LEAST_HEIGHT = 96;
    /// Of the bottom: with less it shows nothing but headings, and could as well be folded.
    private static final double LEAST_BOTTOM = 156;
    /// Of a tab that is cut: so many times as long as it is thick.
    private static final double LEAST_TAB = 2.1;
    /// How thick the mark is between two tabs.
    private static final double MARK = 3;
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    private final DockListener listener;
    private final Bento bento = new Bento() {
        @Override
        protected DockableClickBehavior newClickBehavior() {
            return new Clicks();
        }

        @Override
        protected DockableDragDropBehavior newDragDropBehavior() {
            return new Drops();
        }
    };
    private final DockContainerRootBranch root = bento.dockBuilding().root();
    private final Map<String, Dockable> dockables = new HashMap<>();
    /// What holds each view. All of a row are in the window, the one in front can be seen: to bring another one there costs no styling.
    private final Map<String, StackPane> pages = new HashMap<>();
    private final Map<DockRow, Leaf> leaves = new IdentityHashMap<>();
    private List<Branch> branches = List.of();
    /// What stands where; it need not be built again while that is the same.
    private Object shape;
    /// Whether selections are the plan's, and nobody's wish.
    private boolean rendering;

    BentoDocks(DockListener listener) {
        this.listener = listener;
        root.setPruneWhenEmpty(false);
        root.setMinSize(0, 0);
        root.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::showActive);
        bento.controlsBuilding().setHeaderPaneFactory(leaf -> new Pane((Leaf) leaf));
        bento.controlsBuilding().setHeadersFactory((leaf, orientation, side) -> new Row((Leaf) leaf, orientation, side));
        bento.controlsBuilding().setHeaderFactory((dockable, pane) -> new Tab(dockable, pane).withDragDrop());
        bento.controlsBuilding().setContentWrapperFactory(leaf -> new Content((Leaf) leaf));
    }

    Node node() {
        return root;
    }

    void add(LateView view) {
        Dockable dockable = bento.dockBuilding().dockable(view.id());
        dockable.setTitle(view.title());
        dockable.setClosable(false);
        dockable.setCanBeDroppedToNewWindow(false);
        dockables.put(view.id(), dockable);
        pages.put(view.id(), new StackPane());
    }

    void setTitle(String view, String title) {
        dockables.get(view).setTitle(title);
    }

    /// Something may hold its page for a while, and must not hold a plugin that is gone.
    void remove(String view) {
        dockables.remove(view);
        pages.remove(view).getChildren().clear();
    }

    /// Shows which row has the keys. What JavaFX says of that itself stays behind when rows are built anew.
    private void showActive(Node focused) {
        leaves.values().forEach(leaf -> leaf.pseudoClassStateChanged(ACTIVE, isWithin(leaf, focused)));
    }

    private static boolean isWithin(Node parent, Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(each -> each == parent);
    }

    void setNode(String view, Node node) {
        pages.get(view).getChildren().setAll(node);
    }

    /// Whether a row is folded on the screen: one that has a split for itself is not.
    boolean isFolded(DockRow row) {
        return leaves.containsKey(row) && leaves.get(row).isCollapsed();
    }

    boolean mayFold(DockRow row) {
        return leaves.containsKey(row) && leaves.get(row).foldable.get();
    }

    /// Shows the plan as it is now.
    void render(DockPlan plan) {
        rendering = true;
        List<DockRow> rows = plan.rows().filter(listener::isVisible).toList();
        leaves.forEach((row, leaf) -> leaf.drop(rows.contains(row) ? listener.present(row) : List.of()));
        leaves.keySet().removeIf(row -> !rows.contains(row));
        rows.forEach(row -> leaves.computeIfAbsent(row, Leaf::new).take(listener.present(row)));
        Object fresh = shape(plan.root());
        if (!fresh.equals(shape)) {
            shape = fresh;
            Scene scene = root.getScene();
            Node focused = scene == null ? null : scene.getFocusOwner();
            build(plan);
            if (scene != null && scene.getWindow() != null && scene.getWindow().isShowing()) {
                // Split panes have their parts in the window only when they have their skins, which would be with the next pulse.
                root.applyCss();
            }
            if (focused != null && focused.getScene() == scene) {
                focused.requestFocus();
            }
        }
        refresh();
        showActive(root.getScene() == null ? null : root.getScene().getFocusOwner());
        rendering = false;
    }

    /// Folds, unfolds, and brings to the front as the plan has it.
    private void refresh() {
        leaves.values().stream().filter(leaf -> leaf.getParentContainer() == root).forEach(leaf -> leaf.fold(false, Side.TOP));
        branches.forEach(Branch::fold);
        leaves.values().forEach(Leaf::bringToFront);
    }

    private Object shape(DockPart part) {
        return switch (part) {
            case DockRow row -> row;
            case DockSplit split -> List.of(split,
                    split.parts().stream().filter(listener::isVisible).map(this::shape).toList());
        };
    }

    private void build(DockPlan plan) {
        branches.forEach(Branch::clear);
        List.copyOf(root.getChildContainers()).forEach(root::removeContainer);
        branches = new ArrayList<>();
        if (listener.isVisible(plan.root())) {
            root.addContainer(container(plan.root()));
        }
    }

    /// Of a split of which one part can be seen only that.
    private DockContainer container(DockPart part) {
        return switch (part) {
            case DockRow row -> leaves.get(row);
            case DockSplit split -> {
                List<DockPart> seen = split.parts().stream().filter(listener::isVisible).toList();
                yield seen.size() == 1 ? container(seen.getFirst()) : new Branch(split.orientation(), seen);
            }
        };
    }

    /// What is being dragged, if it is one of this window's tabs.
    private String dragged(DragEvent drag) {
        DockablePath path = drag.getGestureSource() == null ? null : bento.search().dockable(drag);
        return path == null ? null : path.dockable().getIdentifier();
    }

    /// Ends a drag. What it means is done afterwards, since it may take the tab away from which the drag began.
    private void complete(DragEvent drop, Consumer<String> meaning) {
        String view = dragged(drop);
        if (view != null) {
            DragUtils.completeDnd(drop, dockables.get(view), DragDropTarget.REGION);
            drop.setDropCompleted(true);
            Platform.runLater(() -> meaning.accept(view));
        }
    }

    private final class Clicks implements DockableClickBehavior {
        @Override
        public void onMouseClick(DockContainerLeaf leaf, Dockable dockable, Header header, MouseEvent click) {
            // What moves further is a drag.
            if (click.getButton() == MouseButton.PRIMARY && (click.isStillSincePress() || !dockable.isCanBeDragged())) {
                listener.clicked(dockable.getIdentifier());
                header.requestFocus();
            }
        }
    }

    private static final class Drops implements DockableDragDropBehavior {
        @Override
        public boolean canReceiveDockable(DockContainerLeaf target, Side side, Dockable dockable) {
            return target.getDockables().size() > 1 || !target.getDockables().contains(dockable);
        }
    }

    /// Parts beside each other, at least two.
    private final class Branch extends DockContainerBranch {
        private final SplitShares shares = new SplitShares(this, this::unfold, listener::resized);
        private final List<DockPart> parts;

        Branch(Orientation orientation, List<DockPart> parts) {
            super(bento, "split");
            this.parts = parts;
            setPruneWhenEmpty(false);
            setOrientation(orientation);
            setMinSize(0, 0);
            branches.add(this);
            parts.forEach(part -> addContainer(container(part)));
            shares.show(parts.stream().map(part -> new SplitShares.Slot(part, region(part), () -> isStrip(part))).toList());
        }

        private Region region(DockPart part) {
            return getChildContainers().get(parts.indexOf(part)).asRegion();
        }

        private boolean isStrip(DockPart part) {
            return region(part) instanceof Leaf leaf && leaf.isCollapsed();
        }

        void clear() {
            List.copyOf(getChildContainers()).forEach(this::removeContainer);
        }

        /// Folds what is to be folded, but not all of them.
        void fold() {
            List<Leaf> wanted = parts.stream().map(this::region).filter(each -> each instanceof Leaf leaf && leaf.row.isFolded())
                    .map(Leaf.class::cast).toList();
            boolean changed = false;
            for (int i = 0; i < parts.size(); i++) {
                if (region(parts.get(i)) instanceof Leaf leaf) {
                    boolean only = wanted.size() == parts.size() && leaf == wanted.getLast();
                    changed |= leaf.fold(wanted.contains(leaf) && !only, sideOf(i));
                    leaf.foldable.set(leaf.row.area() != ViewArea.CENTRE && wanted.size() < parts.size() - 1);
                }
            }
            if (changed) {
                shares.refresh();
            }
        }

        /// Where the strip of a part is when it is folded.
        private Side sideOf(int part) {
            int main = parts.stream().filter(DockPlan::isMain).map(parts::indexOf).findFirst().orElse(1);
            return getOrientation() == Orientation.VERTICAL ? Side.TOP : part < main ? Side.LEFT : Side.RIGHT;
        }

        /// Whoever drags a divider wants to see what is beside it, which begins as small as it may be.
        private void unfold(SplitShares.Slot pressed) {
            if (pressed.node() instanceof Leaf leaf) {
                listener.unfolding(leaf.row);
                leaf.fold(false, Side.TOP);
                leaf.bringToFront();
            }
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            shares.place(super::layoutChildren);
        }
    }

    /// One row of tabs, and the view in front.
    private final class Leaf extends DockContainerLeaf {
        private final DockRow row;
        private final Region hint = new Region();
        private final BooleanProperty foldable;
        private final StackPane views;
        /// Holds the button that lists all tabs, which is seen while there is no room for them.
        private Group list;

        Leaf(DockRow row) {
            this.row = row;
            views = new StackPane();
            foldable = new SimpleBooleanProperty();
            super(bento, "row");
            setPruneWhenEmpty(false);
            getStyleClass().add("dock");
            hint.getStyleClass().add("drop-hint");
            hint.setManaged(false);
            hint.setMouseTransparent(true);
            hint.setVisible(false);
            getChildren().add(hint);
            selectedDockableProperty().addListener((_, _, front) -> {
                showPage();
                if (front != null && !rendering && !isCollapsed()) {
                    listener.selected(row, front.getIdentifier());
                }
            });
        }

        void foldNow() {
            listener.fold(row, true);
        }

        /// Takes away what does not belong here.
        void drop(List<LateView> present) {
            List<Dockable> wanted = of(present);
            List.copyOf(getDockables()).stream().filter(each -> !wanted.contains(each)).forEach(this::removeDockable);
            views.getChildren().removeIf(page -> wanted.stream().noneMatch(each -> pages.get(each.getIdentifier()) == page));
        }

        /// Takes what belongs here, in its order.
        void take(List<LateView> present) {
            List<Dockable> wanted = of(present);
            for (int i = 0; i < wanted.size(); i++) {
                Dockable each = wanted.get(i);
                each.setCanBeDragged(listener.mayMove(each.getIdentifier()));
                StackPane page = pages.get(each.getIdentifier());
                if (!views.getChildren().contains(page)) {
                    views.getChildren().add(page);
                }
                if (i >= getDockables().size() || getDockables().get(i) != each) {
                    removeDockable(each);
                    addDockable(i, each);
                }
            }
        }

        private List<Dockable> of(List<LateView> present) {
            return present.stream().map(view -> dockables.get(view.id())).toList();
        }

        /// @param side where the strip is
        /// @return whether that is a change
        boolean fold(boolean strip, Side side) {
            // The one view of the centre has tabs itself.
            boolean bare = row.area() == ViewArea.CENTRE && getDockables().size() == 1;
            setSide(strip ? side : bare ? null : Side.TOP);
            boolean changed = strip != isCollapsed();
            if (changed) {
                setCollapsedState(strip);
                headers().getChildren().forEach(tab -> ((Tab) tab).setSelected(false));
            }
            return changed;
        }

        void bringToFront() {
            Dockable front = getDockables().stream().filter(each -> each.getIdentifier().equals(row.front())).findFirst()
                    .orElseGet(() -> getDockables().getFirst());
            if (isCollapsed() || getSelectedDockable() != front) {
                selectDockable(isCollapsed() ? null : front);
            }
            showPage();
        }

        private void showPage() {
            if (getSelectedDockable() != null) {
                StackPane front = pages.get(getSelectedDockable().getIdentifier());
                views.getChildren().forEach(page -> page.setVisible(page == front));
            }
        }

        @Override
        public boolean selectDockable(Dockable dockable) {
            return (dockable == null || !isCollapsed()) && super.selectDockable(dockable);
        }

        /// What is shown in another place must not take the keys away from whoever types.
        @Override
        public void requestFocus() {}

        @Override
        public void drawCanvasHint(Region target, Side side) {
            Bounds all = sceneToLocal(target.localToScene(target.getLayoutBounds()));
            boolean half = side == Side.LEFT || side == Side.RIGHT;
            boolean across = side == Side.TOP || side == Side.BOTTOM;
            mark(all.getMinX() + (side == Side.RIGHT ? all.getWidth() / 2 : 0), all.getMinY() + (side == Side.BOTTOM ? all.getHeight() / 2 : 0),
                    all.getWidth() / (half ? 2 : 1), all.getHeight() / (across ? 2 : 1));
        }

        private void mark(double x, double y, double width, double height) {
            hint.resizeRelocate(x, y, width, height);
            hint.setVisible(true);
        }

        @Override
        public void clearCanvas() {
            hint.setVisible(false);
        }

        private boolean isStripAtSide() {
            return isCollapsed() && getSide() != Side.TOP;
        }

        private boolean isStripAcross() {
            return isCollapsed() && getSide() == Side.TOP;
        }

        private Headers headers() {
            return ((HeaderPane) getChildren().getFirst()).getHeaders();
        }

        @Override
        protected double computeMinWidth(double height) {
            return isStripAtSide() ? headers().prefWidth(-1) : LEAST_WIDTH;
        }

        @Override
        protected double computePrefWidth(double height) {
            return isStripAtSide() ? headers().prefWidth(-1) : super.computePrefWidth(height);
        }

        @Override
        protected double computeMaxWidth(double height) {
            return isStripAtSide() ? headers().prefWidth(-1) : Double.MAX_VALUE;
        }

        @Override
        protected double computeMinHeight(double width) {
            return isStripAcross() ? headers().prefHeight(-1) : row.area() == ViewArea.BOTTOM ? LEAST_BOTTOM : LEAST_HEIGHT;
        }

        @Override
        protected double computePrefHeight(double width) {
            return isStripAcross() ? headers().prefHeight(-1) : super.computePrefHeight(width);
        }

        @Override
        protected double computeMaxHeight(double width) {
            return isStripAcross() ? headers().prefHeight(-1) : Double.MAX_VALUE;
        }
    }

    /// The header row with the view; beside the tabs a button that folds it.
    private static final class Pane extends HeaderPane {
        Pane(Leaf leaf) {
            super(leaf);
        }

        @Override
        protected Node[] createButtonArray() {
            Leaf leaf = (Leaf) getContainer();
            Button fold = new Button();
            fold.getStyleClass().addAll("corner-button", "fold-button");
            fold.setGraphic(new Region());
            fold.getGraphic().getStyleClass().add("icon");
            fold.setFocusTraversable(false);
            fold.setAccessibleText("Fold");
            fold.setTooltip(new Tooltip("Fold"));
            fold.setOnAction(_ -> leaf.foldNow());
            fold.visibleProperty().bind(leaf.foldable.and(leaf.collapsedProperty().not()));
            fold.managedProperty().bind(fold.visibleProperty());
            // In a group, since buttons are kept as high as the row, which then could become no lower again.
            leaf.list = new Group(createDockableListButton());
            return new Node[] {leaf.list, new Group(fold)};
        }
    }

    /// Where views are; something dropped there is beside them, or among them in the middle.
    private final class Content extends ContentWrapper {
        private final StackPane views;

        Content(Leaf leaf) {
            views = leaf.views;
            super(leaf);
            getChildren().add(views);
            EventHandler<? super DragEvent> over = getOnDragOver();
            setOnDragOver(drag -> {
                // Texts of other programs are none of its business.
                if (dragged(drag) != null) {
                    over.handle(drag);
                }
            });
            setOnDragDropped(drop -> {
                Side side = BentoUtils.computeClosestSide(this, drop.getX(), drop.getY());
                if (side == null) {
                    complete(drop, view -> listener.dropped(view, leaf.row, null));
                } else {
                    complete(drop, view -> listener.droppedBeside(view, leaf.row, side));
                }
            });
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            views.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    /// The tabs of a row.
    private final class Row extends Headers {
        private final Leaf leaf;

        Row(Leaf leaf, Orientation orientation, Side side) {
            this.leaf = leaf;
            super(leaf, orientation, side);
        }

        private boolean isAcross() {
            return getOrientation() == Orientation.HORIZONTAL;
        }

        /// It is as thick as its tabs.
        @Override
        protected void setupMinSizeTracking() {}

        @Override
        protected void setupDragDrop(DockContainerLeaf container) {
            setOnDragOver(drag -> {
                if (dragged(drag) != null) {
                    markPlace(place(drag));
                    drag.acceptTransferModes(TransferMode.MOVE);
                    drag.consume();
                }
            });
            setOnDragExited(_ -> leaf.clearCanvas());
            setOnDragDropped(drop -> {
                int place = place(drop);
                String before = place < leaf.getDockables().size() ? leaf.getDockables().get(place).getIdentifier() : null;
                complete(drop, view -> listener.dropped(view, leaf.row, before));
            });
        }

        /// Before which tab something is dropped.
        private int place(DragEvent drag) {
            return (int) getChildren().stream().map(Node::getBoundsInParent)
                    .filter(tab -> isAcross() ? tab.getCenterX() < drag.getX() : tab.getCenterY() < drag.getY()).count();
        }

        private void markPlace(int place) {
            Bounds all = leaf.sceneToLocal(localToScene(getLayoutBounds()));
            Bounds last = getChildren().get(Math.max(0, place - 1)).getBoundsInParent();
            double at = (place == 0 ? 0 : isAcross() ? last.getMaxX() : last.getMaxY()) - MARK / 2;
            if (isAcross()) {
                leaf.mark(all.getMinX() + Math.max(0, at), all.getMinY(), MARK, all.getHeight());
            } else {
                leaf.mark(all.getMinX(), all.getMinY() + Math.max(0, at), all.getWidth(), MARK);
            }
        }

        @Override
        protected double computePrefWidth(double height) {
            Insets around = getInsets();
            return around.getLeft() + around.getRight() + getChildren().stream().mapToDouble(tab -> tab.prefWidth(-1)).max().orElse(0);
        }

        @Override
        protected double computePrefHeight(double width) {
            Insets around = getInsets();
            return around.getTop() + around.getBottom() + getChildren().stream().mapToDouble(tab -> tab.prefHeight(-1)).max().orElse(0);
        }

        @Override
        protected void layoutChildren() {
            Insets around = getInsets();
            double begin = isAcross() ? around.getLeft() : around.getTop();
            double room = isAcross() ? getWidth() - begin - around.getRight() : getHeight() - begin - around.getBottom();
            double[] wanted = getChildren().stream().mapToDouble(tab -> isAcross() ? tab.prefWidth(-1) : tab.prefHeight(-1)).toArray();
            double least = LEAST_TAB * (isAcross() ? getHeight() : getWidth());
            double[] widths = TabWidths.fit(wanted, room, least);
            double at = begin - TabWidths.moved(widths, leaf.getDockables().indexOf(leaf.getSelectedDockable()), room);
            boolean all = true;
            for (int i = 0; i < widths.length; i++) {
                Node tab = getChildren().get(i);
                if (isAcross()) {
                    tab.resizeRelocate(at, 0, widths[i], getHeight());
                } else {
                    tab.resizeRelocate(0, at, getWidth(), widths[i]);
                }
                boolean seen = at >= begin - 1 && at + widths[i] <= begin + room + 1;
                tab.setVisible(seen);
                all &= seen;
                at += widths[i];
            }
            // The button must not stay because it takes the room for which it is there.
            double without = room + (isAcross() ? leaf.list.getLayoutBounds().getWidth() : leaf.list.getLayoutBounds().getHeight()) - 1;
            overflowingProperty().set(!all && Arrays.stream(TabWidths.fit(wanted, without, least)).sum() > without);
        }
    }

    /// A tab that looks as all tabs of the window do.
    private final class Tab extends Header {
        private final Label label = new Label();
        private final Leaf leaf;

        Tab(Dockable dockable, HeaderPane pane) {
            leaf = (Leaf) pane.getContainer();
            super(dockable, pane);
            Side side = leaf.getSide();
            label.getStyleClass().add("dock-label");
            label.textProperty().bind(dockable.titleProperty());
            WholeText.of(label);
            label.setRotate(side == Side.LEFT ? -90 : side == Side.RIGHT ? 90 : 0);
            getChildren().setAll(label);
            setId(dockable.getIdentifier());
            accessibleTextProperty().bind(dockable.titleProperty());
            setSelected(false);
            addEventFilter(KeyEvent.KEY_PRESSED, press -> {
                if (leaf.isCollapsed() && (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE)) {
                    listener.clicked(dockable.getIdentifier());
                    press.consume();
                }
            });
            setOnContextMenuRequested(request -> {
                listener.menu(dockable.getIdentifier()).show(this, request.getScreenX(), request.getScreenY());
                request.consume();
            });
        }

        /// One stop for the key Tab, as with other tabs; on a strip, where none is in front, each.
        @Override
        public void setSelected(boolean selected) {
            super.setSelected(selected);
            setFocusTraversable(selected || leaf.isCollapsed());
        }

        /// Drags over it are its row's.
        @Override
        public Header withDragDrop() {
            super.withDragDrop();
            setOnDragOver(null);
            setOnDragExited(null);
            setOnDragDropped(null);
            return this;
        }

        private boolean isTurned() {
            return label.getRotate() != 0;
        }

        private double length() {
            Insets around = getInsets();
            return around.getLeft() + around.getRight() + Math.min(label.prefWidth(-1), label.maxWidth(-1));
        }

        @Override
        protected double computePrefWidth(double height) {
            return isTurned() ? label.prefHeight(-1) : length();
        }

        @Override
        protected double computePrefHeight(double width) {
            return isTurned() ? length() : label.prefHeight(-1);
        }

        @Override
        protected void layoutChildren() {
            double length = (isTurned() ? getHeight() : getWidth()) - getInsets().getLeft() - getInsets().getRight();
            double thick = isTurned() ? getWidth() : getHeight();
            label.resizeRelocate((getWidth() - length) / 2, (getHeight() - thick) / 2, length, thick);
        }
    }
}
