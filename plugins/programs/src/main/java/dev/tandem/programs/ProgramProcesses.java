package dev.tandem.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process with all that it has started, which is known by a variable of its environment: children whose parent has ended have that,
/// too. Used by one thread.
final class ProgramProcesses {
    private static final String VARIABLE = "TANDEM_PROGRAM_RUN";
    private static final Path PROCESSES = Path.of("/proc");
    private static final long LOOK_MILLIS = 20;

    private final String mark;
    private final Process process;

    private ProgramProcesses(String mark, Process process) {
        this.mark = mark;
        this.process = process;
    }

    static ProgramProcesses start(ProcessBuilder builder) throws IOException {
        String name = UUID.randomUUID().toString();
        builder.environment().put(VARIABLE, name);
        return new ProgramProcesses(VARIABLE + "=" + name, builder.start());
    }

    /// Waits until the program has ended.
    ///
    /// @param nanos so long at most
    /// @return false when it runs on
    /// @throws InterruptedException when the point is not wanted any more; the program runs on
    boolean await(long nanos) throws InterruptedException {
        return process.waitFor(nanos, TimeUnit.NANOSECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /// Kills all of it, also what is started meanwhile: until a look finds nothing.
    void kill() {
        boolean interrupted = false;
        for (Set<ProcessHandle> alive = alive(); !alive.isEmpty(); alive = alive()) {
            alive.forEach(ProcessHandle::destroyForcibly);
            try {
                process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                Thread.sleep(1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<ProcessHandle> alive() {
        Set<ProcessHandle> all = new HashSet<>();
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).filter(ProcessHandle::isAlive).forEach(all::add);
        if (Files.isDirectory(PROCESSES)) {
            ProcessHandle.allProcesses().filter(each -> isMarked(each.pid()) && each.isAlive()).forEach(all::add);
        }
        return all;
    }

    private boolean isMarked(long pid) {
        try {
            String environment = new String(Files.readAllBytes(PROCESSES.resolve(pid + "/environ")), StandardCharsets.UTF_8);
            return Arrays.asList(environment.split("\0")).contains(mark);
        } catch (IOException e) {
            // It has ended, or is another user's.
            return false;
        }
    }
}
