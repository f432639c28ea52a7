package dev.tandem.engine.place;

import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.List;

/// What one worker is to be.
///
/// @param group the name of its group
/// @param number its number there, from 0
/// @param count how many workers the group has
/// @param sharing how many workers of the group share its host, among whom the host's memory and cores are divided; set by the place
///     where it has several
/// @param earlier how many processes this number has had before
/// @param longest the longest message that reaches it, and that it may say, in bytes
/// @param seed of its random generator
/// @param log gets what it prints
/// @param host what [dev.tandem.engine.worker.Worker#host()] says there; set by the place
public record Order(String group, int number, int count, int sharing, int earlier, int longest, long seed, WorkerOptions options, WorkerLog log,
        String host) {
    /// The same on a host.
    public Order on(String where) {
        return new Order(group, number, count, sharing, earlier, longest, seed, options, log, where);
    }

    /// The same where so many share the host.
    public Order among(int workers) {
        return new Order(group, number, count, workers, earlier, longest, seed, options, log, host);
    }

    /// The same with another class path beside that of the program.
    public Order with(List<Path> classPath) {
        return new Order(group, number, count, sharing, earlier, longest, seed, options.withClassPath(classPath), log, host);
    }
}
