package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.place.GivenArguments;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The classes of a worker as its JVM lays them out in memory, kept in a file so that each start only maps them: a
/// JDK AOT cache. Thread-safe.
///
/// It is made in the background after the first worker of a process has started and none is there yet, or by
/// [#main(String[])] when a program is built. It only ever saves time: where it is missing, stale or broken, or cannot be
/// made (no folder to write to, folders of classes on the class path), workers start as without it.
public final class StartCache {
    /// The first workers of a program come before it.
    private static final Duration NOT_AT_ONCE = Duration.ofMillis(1500);
    /// With these of their own, users know better; some also exclude each other.
    private static final List<String> RIVALS = List.of("-Xshare", "SharedArchive", "AOT", "ArchiveClasses", "-Xlog");

    /// A system property, whether another process makes it.
    public static final String ELSEWHERE = "tandem.start.cache.elsewhere";

    /// Those whose making has begun.
    private static final Set<Path> BEGUN = ConcurrentHashMap.newKeySet();

    private StartCache() {}

    /// Makes the cache for the class path of this process and waits for it; for builds.
    public static void main(String[] arguments) {
        CacheFile file = present();
        boolean made = file.usable() || file.suitable() && file.make();
        System.out.println(made ? "start cache: file=" + file.path() : "no start cache for this class path");
    }

    /// What a worker's JVM is told; has the cache made when there is none.
    static List<String> arguments(WorkerOptions options) {
        if (rivals(options.jvmArguments()) || rivals(GivenArguments.general()) || rivals(environment(options))) {
            return List.of();
        }
        CacheFile file = Present.FILE;
        if (file.usable()) {
            return use(file.path());
        }
        if (!Boolean.getBoolean(ELSEWHERE)) {
            makeLater(file);
        }
        return List.of();
    }

    /// Has the cache made for workers of another class path when there is none; for whoever lives longer than those who have them.
    public static void prepare(String classPath) {
        CacheFile file = CacheFile.of(UserCache.folder(), classPath.split(File.pathSeparator));
        if (!rivals(GivenArguments.general()) && !file.usable()) {
            makeLater(file);
        }
    }

    /// One for each class path.
    private static void makeLater(CacheFile file) {
        if (file.suitable() && BEGUN.add(file.path())) {
            Timer.after(NOT_AT_ONCE, () -> EngineThreads.startSmall("tandem-start-cache", file::make));
        }
    }

    static List<String> use(Path cache) {
        // A cache that does not fit is worth no word in the log of every worker.
        return List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    private static boolean rivals(List<String> texts) {
        return texts.stream().anyMatch(text -> RIVALS.stream().anyMatch(text::contains));
    }

    /// What JVMs read by themselves.
    private static List<String> environment(WorkerOptions options) {
        Map<String, String> own = options.environment();
        return InheritedOptions.VARIABLES.stream()
                .map(name -> own.containsKey(name) ? own.get(name) : InheritedOptions.of(name)).toList();
    }

    /// Looked at once: jars that change while the program runs have other troubles.
    private static final class Present {
        static final CacheFile FILE = present();
    }

    private static CacheFile present() {
        return CacheFile.of(UserCache.folder(), OwnJvm.classPathText().split(File.pathSeparator));
    }
}
