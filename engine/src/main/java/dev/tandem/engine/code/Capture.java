package dev.tandem.engine.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.graph.Discovery;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Follows one value, while it is encoded, to the code and the variables behind it. Not thread-safe.
final class Capture implements Discovery {
    private final Supplier<String> where;
    private final boolean complete;
    private final Set<Long> remoteObjects = new HashSet<>();
    private final Set<Field> late = new HashSet<>();
    /// Left out, as long as nothing needs them.
    private final Set<Field> skipped = new LinkedHashSet<>();
    /// Null before the first step.
    private Steps at;
    private boolean known = true;
    private boolean lenient;
    private int taken;

    /// @param where names in errors what is being encoded
    /// @param complete whether for an object that is kept
    Capture(Supplier<String> where, boolean complete) {
        this.where = where;
        this.complete = complete;
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
        at = (at == null ? Steps.before(type, complete) : at).after(step, known, where);
    }

    /// Whether what is met from now on may be left out.
    void setLenient(boolean given) {
        lenient = given;
    }

    /// The next variable whose value has to travel; null when there is none left.
    Field nextVariable() {
        if (at == null) {
            return null;
        } else if (taken < at.reach().variables().size()) {
            return at.reach().variables().get(taken++);
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
        return at.reach().isOptional(variable);
    }

    /// Leaves out a variable whose value cannot travel, unless it turns out to be needed.
    void skip(Field variable) {
        skipped.add(variable);
    }

    /// Notes that a variable is set after the values that travel were decoded.
    void arrivesLate(Field variable) {
        late.add(variable);
    }

    /// Refuses constructors of records, static initialisers of enums and methods of keys that would read a
    /// variable before it is set.
    void refuseEarlyReads() {
        if (late.isEmpty()) {
            return;
        }
        for (Class<?> type : at.reach().arrivingWithCode()) {
            Reach.earlyReads(type).forEach((variable, name) -> {
                if (late.contains(variable) && !variable.getDeclaringClass().isAssignableFrom(type)) {
                    throw new CannotShipException("its value is read while it arrives, before the variable is set; use the "
                            + "variable in a method instead: class=" + SnippetNames.typed(type.getName()) + ", variable="
                            + name);
                }
            });
        }
    }

    /// What the user calls a variable.
    String nameOf(Field variable) {
        return at.reach().nameOf(variable);
    }

    /// The objects on the workers that are referred to.
    Set<Long> remoteObjects() {
        return remoteObjects;
    }

    /// What was reached; null when the value brings no code.
    Steps reached() {
        return at;
    }

    /// The typed methods that running the code there can reach; their order means nothing.
    Map<Class<?>, Set<ClassSummary.Signature>> methods() {
        return at == null ? Map.of() : at.reach().methods();
    }
}
