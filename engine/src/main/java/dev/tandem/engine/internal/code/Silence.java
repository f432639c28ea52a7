package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.graph.Discovery;
import java.lang.invoke.SerializedLambda;

/// Takes no notice of what is met while a value is encoded.
///
/// @param takesEnumState see [Discovery#takesEnumState()]
record Silence(boolean takesEnumState) implements Discovery {
    @Override
    public void lambda(Class<?> capturing, SerializedLambda form) {
        // Its code is at its destination, or follows by another way.
    }

    @Override
    public void instance(Class<?> type) {
        // As above.
    }

    @Override
    public void remoteObject(long id) {
        // As above.
    }

    @Override
    public void type(Class<?> type) {
        // As above.
    }
}
