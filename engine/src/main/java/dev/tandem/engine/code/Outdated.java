package dev.tandem.engine.code;

import dev.tandem.engine.graph.Discovery;
import dev.tandem.engine.graph.GraphWriter;
import dev.tandem.engine.graph.LongStack;
import dev.tandem.engine.internal.memory.Cargo;
import java.lang.invoke.SerializedLambda;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Looks into a value for objects of types that were entered again since, and for functions that use such a type, or a
/// variable or method of another type: they stay as they were, so that the user has to hear of them. Used by one thread.
final class Outdated implements Discovery {
    private final Set<String> left;
    private final Map<Class<?>, Boolean> known = new HashMap<>();
    private boolean found;

    /// @param left classes around variables that were compiled anew with other contents
    Outdated(Set<String> left) {
        this.left = left;
    }

    /// Whether a value holds such a thing; of a value that cannot travel, the part before that counts.
    boolean isIn(String variable, Object value) {
        found = false;
        try {
            LongStack.run("variable=" + variable, () -> {
                new GraphWriter(Loaders.INSTANCE, this, new Cargo()).write("variable", variable, value);
                return null;
            });
        } catch (RuntimeException e) {
            // It cannot be read any further, or it is being changed.
            return found;
        }
        return found;
    }

    @Override
    public void lambda(Class<?> capturing, SerializedLambda form) {
        instance(capturing);
    }

    @Override
    public boolean takesEnumState() {
        return false;
    }

    @Override
    public void instance(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        found |= !element.isPrimitive() && !Loaders.isHome(element.getClassLoader())
                && known.computeIfAbsent(element, this::uses);
    }

    private boolean uses(Class<?> type) {
        if (!SnippetNames.isSnippet(type.getName())) {
            return false;
        } else if (left.contains(SnippetNames.wrapper(type.getName()))) {
            return true;
        }
        ClassSummary summary = ClassSummary.of(type);
        return Generations.isSuperseded(type) || summary.mentioned().stream().anyMatch(Generations::isSuperseded)
                || summary.methods().values().stream().flatMap(Set::stream).anyMatch(
                        use -> use instanceof MethodUses.Link link && !isCurrent(Links.of(type.getClassLoader()), link));
    }

    private static boolean isCurrent(Links links, MethodUses.Link use) {
        Links.Definition latest = links.definition(use.member());
        return latest == null || latest.descriptor().equals(use.type());
    }

    @Override
    public void remoteObject(long id) {
        // It is as it was when it was pushed, and says so.
    }

    @Override
    public void type(Class<?> type) {
        instance(type);
    }
}
