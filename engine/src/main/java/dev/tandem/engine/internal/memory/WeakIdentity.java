package dev.tandem.engine.internal.memory;

import java.lang.ref.WeakReference;

/// An object as a key: the object itself, whatever it equals, which this does not keep alive. Once that is gone, equal to itself only.
public final class WeakIdentity extends WeakReference<Object> {
    private final int hash;

    public WeakIdentity(Object object) {
        super(object);
        hash = System.identityHashCode(object);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof WeakIdentity that && that.refersTo(get()) && get() != null;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
