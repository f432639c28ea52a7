package dev.tandem.engine.internal.code;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Which code of typed classes runs while their instances arrive, before all variables are set.
final class OnArrival {
    private static final String CONSTRUCTOR = "<init>";
    private static final Set<String> KEYS = Set.of("hashCode()I", "equals(Ljava/lang/Object;)Z");
    private static final Set<String> COMPARISONS = Set.of("compareTo", "compare");
    private static final Set<String> RULES = Set.of("readObject", "readResolve", "readExternal", "readObjectNoData");

    /// A method of a class or of one that it inherits from.
    interface Receiver {
        void take(Class<?> owner, ClassSummary.Signature method);
    }

    /// What such a type runs.
    record Methods(Class<?> type, boolean comparing) {
        void forEach(Receiver receiver) {
            for (Class<?> owner : TypedLine.of(type)) {
                ClassSummary.of(owner).methods().keySet().stream().filter(method -> runs(owner, method))
                        .forEach(method -> receiver.take(owner, method));
            }
        }

        private boolean runs(Class<?> owner, ClassSummary.Signature method) {
            String name = method.name();
            if (name.equals(CONSTRUCTOR)) {
                return owner == type && method.descriptor().equals(constructor());
            }
            return KEYS.contains(name + method.descriptor()) || comparing && COMPARISONS.contains(name)
                    || type.isEnum() && name.equals("<clinit>")
                    || Serializable.class.isAssignableFrom(type) && RULES.contains(name);
        }

        /// The constructor that runs there; null for none.
        private String constructor() {
            if (type.isRecord()) {
                List<Class<?>> components =
                        Arrays.stream(type.getRecordComponents()).<Class<?>>map(RecordComponent::getType).toList();
                return MethodType.methodType(void.class, components).toMethodDescriptorString();
            }
            return Externalizable.class.isAssignableFrom(type) ? "()V" : null;
        }
    }

    private OnArrival() {}

    /// @param comparing whether something arrives that compares its elements on the way
    static Methods methods(Class<?> type, boolean comparing) {
        return new Methods(type, comparing);
    }
}
