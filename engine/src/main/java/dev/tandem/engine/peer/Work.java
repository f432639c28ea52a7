package dev.tandem.engine.peer;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import java.io.Serializable;
import java.util.List;

/// What each process of a [ParallelManager] does, whatever its share.
record Work(Function1<?, ?> doBuild, Object arguments, Function2<?, ?, ?> doExecute) implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unchecked")
    Object build() throws Exception {
        return ((Function1<Object, Object>) doBuild).apply(arguments);
    }

    @SuppressWarnings("unchecked")
    Object execute(List<?> parameters, Object built) throws Exception {
        return ((Function2<Object, Object, Object>) doExecute).apply(parameters, built);
    }
}
