package dev.tandem.engine.internal.graph.lambda;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;

/// Finds the class in which a lambda was written; its serialized form tells only the name, of which two sessions
/// may each have one. The class is among what the form writes to a stream.
public final class CapturingClass extends ObjectOutputStream {
    private final SerializedLambda form;
    private Class<?> found;

    private CapturingClass(SerializedLambda form) throws IOException {
        super(OutputStream.nullOutputStream());
        this.form = form;
        enableReplaceObject(true);
    }

    public static Class<?> of(SerializedLambda form) throws IOException {
        try (CapturingClass stream = new CapturingClass(form)) {
            stream.writeObject(form);
            return stream.found;
        }
    }

    @Override
    protected Object replaceObject(Object value) {
        return value == form ? value : null;
    }

    @Override
    protected void annotateClass(Class<?> type) {
        if (type.getName().equals(form.getCapturingClass().replace('/', '.'))) {
            found = type;
        }
    }
}
