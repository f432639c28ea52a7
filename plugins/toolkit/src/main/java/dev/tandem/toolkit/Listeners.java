package dev.tandem.toolkit;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Those who want to hear of something. One's failure harms neither another nor whoever tells; it is named once. Thread-safe;
/// listeners are called on the thread that tells.
public final class Listeners<L> {
    private final String what;
    private final List<L> all = new CopyOnWriteArrayList<>();
    /// Those that have failed before.
    private final Set<Object> failed = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    /// @param what they listen to, for the log, as in "listener of the engine failed"
    public Listeners(String what) {
        this.what = what;
    }

    public void add(L listener) {
        all.add(listener);
    }

    public void clear() {
        all.clear();
    }

    public void tell(Consumer<? super L> news) {
        all.forEach(each -> tell(each, news));
    }

    /// Tells one of them alone.
    public void tell(L listener, Consumer<? super L> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException | Error e) {
            // The boundary to whoever listens.
            if (failed.add(listener)) {
                System.getLogger("dev.tandem.workbench").log(System.Logger.Level.ERROR,
                        "listener of the " + what + " failed: listener=" + listener.getClass().getName(), e);
            }
        }
    }
}
