package dev.tandem.engine.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What is reached after some steps, and after which next ones: values of the same kinds cost one analysis.
///
/// Begins anew when something was typed or redefined. The start is kept with the class of the first step, so that it
/// goes with its class loader. Thread-safe.
final class Steps {
    /// The longest way that is remembered; long ones are data of many kinds.
    private static final int MOST = 200;

    /// Counts what was typed, redefined or added anywhere in this process.
    private static final java.util.concurrent.atomic.AtomicLong CHANGES = new java.util.concurrent.atomic.AtomicLong();

    private record Start(long at, Steps call, Steps keep) {}

    private static final ClassValue<Start[]> STARTS = new ClassValue<>() {
        @Override
        protected Start[] computeValue(Class<?> type) {
            return new Start[1];
        }
    };

    private final Reach reach;
    private final int length;
    private final Map<Step, Steps> next = new ConcurrentHashMap<>();
    /// Both derived from the reach when first asked for.
    private volatile List<ShippedClass> shipped;
    private volatile LinkTable links;

    private Steps(Reach reach, int length) {
        this.reach = reach;
        this.length = length;
    }

    /// Where the way begins that has a certain first step.
    static Steps before(Class<?> first, boolean complete) {
        Start[] place = STARTS.get(first);
        long now = CHANGES.get();
        Start start = place[0];
        if (start == null || start.at != now) {
            start = new Start(now, new Steps(new Reach(false), 0), new Steps(new Reach(true), 0));
            place[0] = start;
        }
        return complete ? start.keep : start.call;
    }

    /// Nothing of what is known need hold any longer.
    static void forgetAll() {
        CHANGES.incrementAndGet();
    }

    /// @param where names in errors what is being encoded
    Steps after(Step step, boolean known, Supplier<String> where) {
        Steps then = next.get(step);
        if (then == null) {
            Reach further = reach.after(step, where);
            then = further.isAsFarAs(reach) ? this : new Steps(further, length + 1);
            if (known && length < MOST) {
                next.put(step, then);
            }
        }
        return then;
    }

    Reach reach() {
        return reach;
    }

    List<ShippedClass> shipped() {
        List<ShippedClass> classes = shipped;
        if (classes == null) {
            Set<Class<?>> running = reach.methods().keySet();
            classes = reach.classes().stream().map(type -> shipped(type, running.contains(type))).toList();
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
            table = LinkTable.of(reach.links());
            links = table;
        }
        return table;
    }
}
