package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.code.form.Changes;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is reached after some steps, and after which next ones: values of the same kinds cost one analysis.
///
/// Begins anew when something was typed or redefined. The start is kept with the class of the first step, so that it
/// goes with its class loader. Thread-safe.
final class Steps {
    /// The longest way that is remembered; long ones are data of many kinds.
    private static final int MOST = 2_000;

    private record Start(long at, Steps call, Steps keep) {}

    private static final ClassValue<Start[]> STARTS = new ClassValue<>() {
        @Override
        protected Start[] computeValue(Class<?> type) {
            return new Start[1];
        }
    };

    private final int length;
    /// How it was reached from the one before; null at the start.
    private final Steps before;
    private final Step step;
    private final Map<Step, Steps> next = new ConcurrentHashMap<>();
    /// Derived from the one before when first asked for, as the next two are from this.
    private volatile Reach reach;
    private volatile List<ShippedClass> shipped;
    private volatile LinkTable links;

    private Steps(Reach start) {
        reach = start;
        length = 0;
        before = null;
        step = null;
    }

    private Steps(Steps before, Step step) {
        this.before = before;
        this.step = step;
        length = before.length + 1;
    }

    /// Where the way begins that has a certain first step.
    static Steps before(Class<?> first, boolean complete) {
        Start[] place = STARTS.get(first);
        long now = Changes.count();
        Start start = place[0];
        if (start == null || start.at != now) {
            start = new Start(now, new Steps(new Reach(false)), new Steps(new Reach(true)));
            place[0] = start;
        }
        return complete ? start.keep : start.call;
    }

    /// Where a step leads to; null where it was not taken yet.
    Steps after(Step taken) {
        return next.get(taken);
    }

    /// Adds a step.
    ///
    /// @param further whether it reaches anything new
    /// @param remembered whether others may follow
    /// @return where it leads to
    Steps add(Step taken, boolean further, boolean remembered) {
        Steps then = further ? new Steps(this, taken) : this;
        Steps there = remembered && length < MOST ? next.putIfAbsent(taken, then) : null;
        return there == null ? then : there;
    }

    /// Saves this from deriving what whoever came here already has, and does not take further.
    void settle(Reach found) {
        if (reach == null) {
            reach = found;
        }
    }

    Reach reach() {
        if (reach == null) {
            Deque<Step> taken = new ArrayDeque<>();
            Steps known = this;
            for (; known.reach == null; known = known.before) {
                taken.push(known.step);
            }
            Reach found = known.reach.copy();
            taken.forEach(each -> found.take(each, () -> ""));
            settle(found);
        }
        return reach;
    }

    List<ShippedClass> shipped() {
        List<ShippedClass> classes = shipped;
        if (classes == null) {
            Reach all = reach();
            Set<Class<?>> running = all.methods().keySet();
            classes = all.classes().stream().map(type -> shipped(type, running.contains(type))).toList();
            shipped = classes;
        }
        return classes;
    }

    private static ShippedClass shipped(Class<?> type, boolean runs) {
        ClassSummary summary = ClassSummary.of(type);
        return new ShippedClass(Loaders.INSTANCE.loaderOf(type), type.getName(), summary.epoch(), runs, summary.classFile());
    }

    LinkTable links() {
        LinkTable table = links;
        if (table == null) {
            table = LinkTable.of(reach().links());
            links = table;
        }
        return table;
    }
}
