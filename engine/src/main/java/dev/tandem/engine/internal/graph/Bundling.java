package dev.tandem.engine.internal.graph;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.graph.bundle.Bundle;
import dev.tandem.engine.internal.graph.bundle.Bundles;
import dev.tandem.engine.internal.graph.bundle.NoBundleException;
import dev.tandem.engine.internal.memory.Cargo;
import java.lang.invoke.SerializedLambda;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// The bundles of one message. Not thread-safe.
///
/// What is in a bundle and also elsewhere in the message would be two objects where it is read. Where a class of records is in both, or in
/// two bundles, that cannot be excluded, and the message has to do without. Texts, numbers and times, which nobody should compare by
/// identity, may be in both.
final class Bundling {
    private static final SplittableRandom IDS = new SplittableRandom(new SecureRandom().nextLong());

    /// Encodes elements in a form of their own, and tells what it meets.
    @FunctionalInterface
    interface Encoder {
        /// @throws NoBundleException when something in them can change
        byte[] encode(Discovery told, Object[] elements);
    }

    private final Discovery discovery;
    private final Encoder encoder;
    /// Records of which there is a bundle, and those outside of any.
    private final Set<Class<?>> inside = new HashSet<>();
    private final Set<Class<?>> outside = new HashSet<>();
    private boolean any;

    /// @param discovery is told of what is in bundles, too
    Bundling(Discovery discovery, Encoder encoder) {
        this.discovery = discovery;
        this.encoder = encoder;
    }

    /// The bundle of these elements, or null when they are to be written as they are.
    ///
    /// @throws NoBundleException when the message must have none
    Bundle of(Object value, Object[] elements) {
        // Numbers are as quick without.
        if (elements.length < Bundle.LEAST || elements[0] instanceof Number) {
            return null;
        }
        Bundle bundle = Bundles.OWN.of(value, elements, () -> encoded(elements)).orElse(null);
        if (bundle != null) {
            use(bundle);
        }
        return bundle;
    }

    private void use(Bundle bundle) {
        any = true;
        for (Class<?> type : bundle.records()) {
            if (outside.contains(type) || !inside.add(type)) {
                throw new NoBundleException("may be elsewhere too: class=" + type.getName());
            }
        }
        for (Bundle.Told each : bundle.told()) {
            if (each.isInstance()) {
                discovery.instance(each.type());
            } else {
                discovery.type(each.type());
            }
        }
    }

    /// @param present may be an array of the user, which changes later
    private Optional<Bundle> encoded(Object[] present) {
        Object[] elements = present.clone();
        Recorder recorder = new Recorder(discovery.takesEnumState());
        try {
            byte[] form = encoder.encode(recorder, elements);
            if (form.length < Cargo.THRESHOLD) {
                return Optional.empty();
            }
            Set<Class<?>> records = new HashSet<>();
            recorder.told.stream().map(Bundle.Told::type).filter(Class::isRecord).forEach(records::add);
            return Optional.of(new Bundle(newId(), elements, form, List.copyOf(recorder.told), records));
        } catch (NoBundleException | CannotShipException e) {
            // What cannot travel is told with its whole path when it is written as it is.
            return Optional.empty();
        }
    }

    private static long newId() {
        synchronized (IDS) {
            return IDS.nextLong();
        }
    }

    /// There is an instance outside of all bundles.
    ///
    /// @throws NoBundleException when the message must have none
    void met(Class<?> type) {
        if (type.isRecord() && outside.add(type) && inside.contains(type)) {
            throw new NoBundleException("is elsewhere too: class=" + type.getName());
        }
    }

    boolean isAny() {
        return any;
    }

    /// Keeps what it is told.
    private static final class Recorder implements Discovery {
        private final boolean takesEnumState;
        private final Set<Bundle.Told> told = new LinkedHashSet<>();

        Recorder(boolean takesEnumState) {
            this.takesEnumState = takesEnumState;
        }

        @Override
        public void lambda(Class<?> capturing, SerializedLambda form) {
            throw new AssertionError(capturing);
        }

        @Override
        public boolean takesEnumState() {
            return takesEnumState;
        }

        @Override
        public void instance(Class<?> type) {
            told.add(new Bundle.Told(type, true));
        }

        @Override
        public void remoteObject(long id) {
            throw new AssertionError(id);
        }

        @Override
        public void type(Class<?> type) {
            told.add(new Bundle.Told(type, false));
        }
    }
}
