package dev.tandem.workbench.outside;

import dev.tandem.engine.event.RuntimeSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a Tandem has at one moment, as it travels to another terminal. Immutable.
///
/// @param pid its process
/// @param what it is, such as `run sweep.jsh`; null where it has not answered
/// @param seconds for how long it has run
/// @param spares processes that wait to become workers
/// @param problem why nothing else is known, or null
record Listing(long pid, String what, double seconds, List<Group> groups, int spares, String problem) {
    /// A pool, or what else has workers.
    ///
    /// @param id tells it from all others of its Tandem, also from those of the same name
    /// @param scope the names of those that it is in, with slashes
    record Group(long id, String name, String scope, List<Worker> workers) {}

    /// A worker.
    ///
    /// @param host null for this machine
    /// @param pid -1 where there is no process now
    /// @param state in a word
    /// @param task what it computes, or null
    /// @param repeats whether that runs again when the worker is lost
    /// @param seconds for how long it has computed that; null where it computes nothing
    /// @param bytes of memory that only it has; -1 where nobody knows
    /// @param cpu seconds of processor time since its start; null where nobody knows
    record Worker(int number, String host, long pid, String state, String task, boolean repeats, Double seconds, int waiting, long done,
            long failed, int restarts, long bytes, Double cpu) {}

    static Listing of(long pid, String what, Duration age, RuntimeSnapshot now) {
        return new Listing(pid, what, seconds(age), groups(now).toList(), now.spares().size(),
                null);
    }

    static Listing silent(long pid, String problem) {
        return new Listing(pid, null, 0, List.of(), 0, problem);
    }

    /// How many workers it has.
    int count() {
        return groups.stream().mapToInt(group -> group.workers().size()).sum();
    }

    /// Those of all scopes.
    static Stream<Group> groups(RuntimeSnapshot now) {
        return now.roots().stream().flatMap(root -> groups(root, root.name()));
    }

    private static Stream<Group> groups(RuntimeSnapshot.Scope scope, String path) {
        return Stream.concat(
                scope.groups().stream()
                        .map(group -> new Group(group.id(), group.name(), path, group.workers().stream().map(Listing::worker).toList())),
                scope.scopes().stream().flatMap(inner -> groups(inner, path + "/" + inner.name())));
    }

    private static Worker worker(RuntimeSnapshot.Worker worker) {
        boolean isStopped = worker.usage().stopped();
        return new Worker(worker.number(), worker.host(), worker.pid(), isStopped ? "stopped" : worker.state().name().toLowerCase(Locale.ROOT),
                worker.task(), worker.repeated(), worker.age() == null ? null : seconds(worker.age()), worker.waiting(), worker.done(),
                worker.failed(),
                worker.restarts(), worker.usage().resident(), worker.usage().cpu() == null ? null : seconds(worker.usage().cpu()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
