package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.code.form.Changes;
import dev.tandem.engine.internal.code.form.SnippetNames;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;

/// The typed classes of the plain jshell tool, whose code is replaced in place when a method is entered again.
///
/// Workers cannot replace code. So when some of it has changed, the class loader counts as another one from then on,
/// and all its classes are shipped anew. Thread-safe.
final class PlainSnippets {
    /// What was read of each class; guarded by itself.
    private static final Map<Class<?>, byte[]> READ = new WeakHashMap<>();

    private PlainSnippets() {}

    /// Notes what was read of a class, if it is such a one.
    static void read(Class<?> type, byte[] classFile) {
        if (SnippetNames.isSnippet(type.getName())) {
            synchronized (READ) {
                READ.put(type, classFile);
            }
        }
    }

    /// Forgets what has changed since; to be called before something is shipped, so that it is of one state.
    static void refresh() {
        synchronized (READ) {
            READ.entrySet().removeIf(entry -> {
                Class<?> type = entry.getKey();
                boolean changed = !Arrays.equals(entry.getValue(), ClassSummary.original(type));
                if (changed) {
                    ClassSummary.forget(type);
                    Loaders.INSTANCE.renumber(type.getClassLoader());
                    Changes.note();
                }
                return changed;
            });
        }
    }
}
