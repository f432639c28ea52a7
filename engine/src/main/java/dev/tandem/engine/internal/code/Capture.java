package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.code.form.Links;
import dev.tandem.engine.internal.graph.Discovery;
import dev.tandem.engine.internal.graph.GraphWriter;
import dev.tandem.engine.internal.memory.Cargo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Supplier;

/// Follows one value, while it is encoded, to the code and the variables behind it. Not thread-safe.
public final class Capture implements Discovery {
    private static final Set<Class<?>> COMPARING = Set.of(PriorityQueue.class, PriorityBlockingQueue.class,
            ConcurrentSkipListMap.class, ConcurrentSkipListSet.class);

    /// Names in errors what is being encoded.
    private Supplier<String> where = () -> "";
    private final boolean complete;
    private final Set<Long> remoteObjects = new HashSet<>();
    /// Left out, as long as nothing needs them.
    private final Set<Field> skipped = new LinkedHashSet<>();
    /// Null before the first step.
    private Steps at;
    /// What was reached, as long as nobody was here before.
    private Reach draft;
    private boolean known = true;
    private boolean lenient;
    /// Whether something arrives that compares its elements on the way.
    private boolean compares;
    private int taken;

    /// @param complete whether for an object that is kept
    public Capture(boolean complete) {
        this.complete = complete;
    }

    /// A writer that tells this what it meets; errors name where it is.
    public GraphWriter writer(Cargo cargo) {
        GraphWriter writer = new GraphWriter(Loaders.INSTANCE, this, cargo);
        where = writer::where;
        return writer;
    }

    @Override
    public void lambda(Class<?> capturing, SerializedLambda form) {
        if (!Loaders.isHome(capturing.getClassLoader())) {
            step(capturing, new Step.Lambda(capturing, form.getImplClass(), form.getImplMethodName(),
                    form.getImplMethodSignature(), form.getImplMethodKind(), lenient));
        }
    }

    @Override
    public boolean takesEnumState() {
        return true;
    }

    @Override
    public void instance(Class<?> type) {
        compares |= COMPARING.contains(type);
        if (!Loaders.isHome(type.getClassLoader()) && !type.isArray()) {
            step(type, new Step.Instance(type, lenient));
        }
    }

    @Override
    public void type(Class<?> type) {
        if (!Loaders.isHome(type.getClassLoader())) {
            step(type, new Step.Type(type, lenient));
        }
    }

    @Override
    public void remoteObject(long id) {
        remoteObjects.add(id);
    }

    private void step(Class<?> type, Step step) {
        known &= type.getClassLoader() instanceof Links.Linked;
        if (at == null) {
            at = Steps.before(type, complete);
        }
        Steps then = at.after(step);
        if (then == null) {
            Reach further = draft == null ? at.reach().copy() : draft;
            // After an error it is of no use any more.
            draft = null;
            boolean isNew = further.take(step, where);
            then = at.add(step, isNew, known);
            draft = further;
        } else if (then != at) {
            draft = null;
        }
        at = then;
    }

    private Reach reach() {
        return draft == null ? at.reach() : draft;
    }

    /// Whether what is met from now on may be left out.
    void setLenient(boolean given) {
        lenient = given;
    }

    /// The next variable whose value has to travel; null when there is none left.
    public Field nextVariable() {
        if (at == null) {
            return null;
        } else if (taken < reach().variables().size()) {
            return reach().variables().get(taken++);
        }
        for (Field variable : skipped) {
            if (!isOptional(variable)) {
                skipped.remove(variable);
                return variable;
            }
        }
        return null;
    }

    /// Whether a variable may be left out.
    boolean isOptional(Field variable) {
        return reach().isOptional(variable);
    }

    /// Leaves out a variable whose value cannot travel, unless it turns out to be needed.
    void skip(Field variable) {
        skipped.add(variable);
    }

    /// The variables that constructors of records, static initialisers of enums, methods of keys and what classes do
    /// when they are read can reach while the values arrive, with what the user calls them.
    Map<Field, String> readOnArrival() {
        return at == null ? Map.of() : reach().readOnArrival(compares);
    }

    /// What the user calls a variable.
    public String nameOf(Field variable) {
        return reach().nameOf(variable);
    }

    /// The objects on the workers that are referred to.
    Set<Long> remoteObjects() {
        return remoteObjects;
    }

    /// What was reached; null when the value brings no code.
    Steps reached() {
        if (draft != null) {
            at.settle(draft);
            draft = null;
        }
        return at;
    }

    /// The typed methods that running the code there can reach; their order means nothing.
    public Map<Class<?>, Set<ClassSummary.Signature>> methods() {
        return at == null ? Map.of() : reach().methods();
    }
}
