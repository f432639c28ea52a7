package dev.tandem.workbench.shell.docking;

import dev.tandem.plugin.ViewArea;
import dev.tandem.workbench.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;

/// Where the views stand: tabs in rows, which people move, split, fold and hide. What stands where is remembered with each change, also
/// of views whose plugin is absent. Made and used on the window's thread.
public final class Docking {
    private static final String PLAN = "layout.views";
    /// With more, tabs would be too long.
    private static final long MOST_NEWS = 999;
    private static final String UNREADABLE = PLAN + ".unreadable";

    private final Settings settings;
    private final Runnable arranged;
    private final Map<String, LateView> views = new LinkedHashMap<>();
    private final BentoDocks docks = new BentoDocks(new Wishes());
    private DockPlan plan;
    private String problem = "";

    /// @param arranged told whenever other views may be seen
    public Docking(Settings settings, Runnable arranged) {
        this.settings = settings;
        this.arranged = arranged;
        plan = kept();
    }

    private DockPlan kept() {
        String text = settings.get(PLAN, "");
        try {
            return text.isEmpty() ? DockPlan.standard() : PlanText.parse(text);
        } catch (IllegalArgumentException e) {
            settings.set(UNREADABLE, text);
            problem = "Where the views were could not be read: they are where they were at first. What was kept is in the settings as " + UNREADABLE
                    + ".";
            return DockPlan.standard();
        }
    }

    /// What the user is to know of what was kept, in a sentence or two; an empty text for nothing.
    public String problem() {
        return problem;
    }

    public Node node() {
        return docks.node();
    }

    /// Adds a view where it was, or to its area. It is seen after [#arrange()].
    public void add(LateView view) {
        views.put(view.id(), view);
        docks.add(view);
        if (plan.rowOf(view.id()).isEmpty()) {
            insert(view);
        }
    }

    private void insert(LateView view) {
        DockRow row = plan.first(view.area());
        int place = 0;
        for (int i = 0; i < row.views().size(); i++) {
            LateView other = views.get(row.views().get(i));
            if (other == null || other.order() <= view.order()) {
                place = i + 1;
            }
        }
        row.views().add(place, view.id());
    }

    /// Takes a view away, whose place is remembered.
    public void remove(String view) {
        if (views.remove(view) != null) {
            docks.remove(view);
        }
    }

    /// Shows what was added and hides what was taken away.
    public void arrange() {
        docks.render(plan);
        settings.set(PLAN, PlanText.of(plan));
        makeFront();
        arranged.run();
    }

    /// All as it was at first, with everything shown.
    public void reset() {
        plan = DockPlan.standard();
        views.values().forEach(this::insert);
        for (ViewArea area : ViewArea.values()) {
            settings.set(name(area), "shown");
        }
        arrange();
    }

    private static String name(ViewArea area) {
        return "layout.region." + area.name().toLowerCase(Locale.ROOT);
    }

    public boolean isShown(ViewArea area) {
        return !"hidden".equals(settings.get(name(area), "shown"));
    }

    /// Shows or hides all rows of an area.
    public void show(ViewArea area, boolean shown) {
        settings.set(name(area), shown ? "shown" : "hidden");
        arrange();
    }

    /// Brings a view to the front, unfolded, wherever it stands.
    ///
    /// @return whether there is one of this id
    public boolean show(String view) {
        if (!views.containsKey(view)) {
            return false;
        }
        DockRow row = plan.rowOf(view).orElseThrow();
        row.front(view);
        row.fold(false);
        arrange();
        return true;
    }

    /// Gives the rows of an area that are folded their places.
    public void unfold(ViewArea area) {
        List<DockRow> folded = plan.rows().filter(row -> row.area() == area && row.isFolded()).toList();
        if (!folded.isEmpty()) {
            folded.forEach(row -> row.fold(false));
            arrange();
        }
    }

    /// Where a view stands now; empty when there is none of this id.
    public Optional<ViewArea> areaOf(String view) {
        return views.containsKey(view) ? plan.rowOf(view).map(DockRow::area) : Optional.empty();
    }

    /// Whether a view is the one of its row that is seen, and neither the row nor its area is hidden.
    public boolean isInFront(String view) {
        return plan.rowOf(view)
                .filter(row -> views.containsKey(view) && isShown(row.area()) && !docks.isFolded(row) && front(row).id().equals(view)).isPresent();
    }

    /// Has the tab of a view say how much there is that nobody has looked at, as far as there is one.
    public void count(String view, long news) {
        LateView known = views.get(view);
        if (known != null) {
            docks.setTitle(view, known.title() + (news == 0 ? "" : news > MOST_NEWS ? " (" + MOST_NEWS + "+)" : " (" + news + ")"));
        }
    }

    /// What the tab of a view says, without how much there is.
    public String titleOf(String view) {
        return views.get(view).title();
    }

    /// Moves a view to the end of an area's first row, in front.
    void move(String view, ViewArea area) {
        put(view, plan.first(area), null);
    }

    private void put(String view, DockRow row, String before) {
        plan.put(view, row, before);
        plan.rowOf(view).orElseThrow().fold(false);
        arrange();
    }

    /// Puts a view beside the row of another one; at a side of the centre where nothing can be seen, that is where the area begins again.
    void moveBeside(String view, String other, Side side) {
        beside(view, plan.rowOf(other).orElseThrow(), side);
    }

    private void beside(String view, DockRow row, Side side) {
        ViewArea area = DockPlan.areaAt(side);
        boolean vacant = row.area() == ViewArea.CENTRE && side != Side.TOP && isShown(area)
                && plan.rows().noneMatch(each -> each.area() == area && !present(each).isEmpty());
        if (vacant) {
            move(view, area);
        } else {
            plan.split(view, row, side);
            arrange();
        }
    }

    /// Puts a view before another one.
    void moveBefore(String view, String other) {
        put(view, plan.rowOf(other).orElseThrow(), other);
    }

    /// Folds or unfolds the row of a view.
    void fold(String view, boolean strip) {
        fold(plan.rowOf(view).orElseThrow(), strip);
    }

    private void fold(DockRow row, boolean strip) {
        row.fold(strip);
        arrange();
    }

    /// Whether the row of a view is a strip on the screen.
    boolean isFolded(String view) {
        return docks.isFolded(plan.rowOf(view).orElseThrow());
    }

    boolean mayFold(String view) {
        return docks.mayFold(plan.rowOf(view).orElseThrow());
    }

    /// Something that belongs into the centre stays there.
    boolean mayMove(String view) {
        return isOutside(view) || plan.rows().filter(row -> row.area() == ViewArea.CENTRE).flatMap(row -> row.views().stream())
                .anyMatch(other -> !other.equals(view) && views.containsKey(other) && !isOutside(other));
    }

    private boolean isOutside(String view) {
        return views.get(view).area() != ViewArea.CENTRE || plan.rowOf(view).orElseThrow().area() != ViewArea.CENTRE;
    }

    private List<LateView> present(DockRow row) {
        return row.views().stream().filter(views::containsKey).map(views::get).toList();
    }

    private boolean isVisible(DockPart part) {
        return DockPlan.rows(part).anyMatch(row -> isShown(row.area()) && !present(row).isEmpty());
    }

    /// What can be seen is made.
    private void makeFront() {
        plan.rows().filter(row -> isVisible(row) && !docks.isFolded(row)).map(this::front).toList().forEach(this::make);
    }

    private LateView front(DockRow row) {
        List<LateView> present = present(row);
        return present.stream().filter(view -> view.id().equals(row.front())).findFirst().orElse(present.getFirst());
    }

    /// Without a view, its tab goes.
    private void make(LateView view) {
        if (!view.isMade()) {
            view.make().ifPresentOrElse(node -> docks.setNode(view.id(), node), () -> {
                remove(view.id());
                arrange();
            });
        }
    }

    /// Makes a view also where it cannot be seen.
    public void makeNow(String view) {
        Optional.ofNullable(views.get(view)).ifPresent(this::make);
    }

    /// Makes a view that has not been seen yet.
    ///
    /// @return whether there was one
    public boolean makeOne() {
        Optional<LateView> next = notMade().findFirst();
        next.ifPresent(this::make);
        return next.isPresent();
    }

    /// Makes all views that have not been seen yet.
    public void makeAll() {
        notMade().toList().forEach(this::make);
    }

    private Stream<LateView> notMade() {
        return views.values().stream().filter(view -> !view.isMade());
    }

    /// What people do with the mouse.
    private final class Wishes implements DockListener {
        @Override
        public boolean isVisible(DockPart part) {
            return Docking.this.isVisible(part);
        }

        @Override
        public List<LateView> present(DockRow row) {
            return Docking.this.present(row);
        }

        @Override
        public boolean mayMove(String view) {
            return Docking.this.mayMove(view);
        }

        @Override
        public void clicked(String view) {
            DockRow row = plan.rowOf(view).orElseThrow();
            if (docks.isFolded(row)) {
                show(view);
            } else if (row.area() == ViewArea.BOTTOM && front(row).id().equals(view) && docks.mayFold(row)) {
                Docking.this.fold(row, true);
            } else {
                selected(row, view);
            }
        }

        @Override
        public void selected(DockRow row, String view) {
            row.front(view);
            // Whoever has brought it to the front has it there first.
            Platform.runLater(Docking.this::arrange);
        }

        @Override
        public void fold(DockRow row, boolean strip) {
            Docking.this.fold(row, strip);
        }

        @Override
        public void unfolding(DockRow row) {
            row.fold(false);
            Platform.runLater(() -> {
                makeFront();
                arranged.run();
            });
        }

        @Override
        public void dropped(String view, DockRow row, String before) {
            if (isThere(view, row)) {
                put(view, row, before);
            }
        }

        /// Both may have gone while the tab was being dragged.
        private boolean isThere(String view, DockRow row) {
            return views.containsKey(view) && plan.rows().anyMatch(row::equals);
        }

        @Override
        public void droppedBeside(String view, DockRow row, Side side) {
            if (isThere(view, row)) {
                beside(view, row, side);
            }
        }

        @Override
        public void resized() {
            settings.set(PLAN, PlanText.of(plan));
        }

        @Override
        public ContextMenu menu(String view) {
            return new TabMenu(Docking.this, view);
        }
    }
}
