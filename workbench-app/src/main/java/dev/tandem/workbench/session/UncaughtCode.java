package dev.tandem.workbench.session;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells what threads that typed code has started did not catch, as Java does but with the lines of what was typed. Of a thread
/// that belongs to no session whoever told it before tells it. Thread-safe.
final class UncaughtCode implements Thread.UncaughtExceptionHandler {
    private static final Map<ClassLoader, TypedPlaces> PLACES = new ConcurrentHashMap<>();

    private final Thread.UncaughtExceptionHandler before;

    private UncaughtCode(Thread.UncaughtExceptionHandler before) {
        this.before = before;
    }

    /// Unless it is there already.
    static synchronized void install() {
        Thread.UncaughtExceptionHandler present = Thread.getDefaultUncaughtExceptionHandler();
        if (!(present instanceof UncaughtCode)) {
            Thread.setDefaultUncaughtExceptionHandler(new UncaughtCode(present));
        }
    }

    /// @param loader of the typed code, which its threads inherit
    static void register(ClassLoader loader, TypedPlaces places) {
        PLACES.put(loader, places);
    }

    static void forget(ClassLoader loader) {
        PLACES.remove(loader);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        ClassLoader loader = thread.getContextClassLoader();
        TypedPlaces places = loader == null ? null : PLACES.get(loader);
        if (places == null && before != null) {
            before.uncaughtException(thread, thrown);
            return;
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        try {
            System.err.print(places == null ? stack(thrown) : places.in(stack(thrown), true));
        } catch (RuntimeException | Error e) {
            // Whatever keeps it from being told well, such as the want of memory: it is told as it is.
            thrown.printStackTrace();
        }
        System.err.flush();
    }

    private static String stack(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack, true));
        return stack.toString();
    }
}
