package dev.tandem.cluster.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A network of the kernel's that only the programs in it see, so that a test can cut its connections and have it lose and delay what is
/// sent: with addresses of this machine only, and without rights beyond it. Static; used by programs inside of it, but for the first two.
public final class OwnNetwork {
    private static final List<String> INSIDE = List.of("unshare", "--user", "--map-root-user", "--net", "--");
    private static final long LONGEST = 20;
    private static final String PAST = "100";

    private OwnNetwork() {}

    /// Whether this machine and its rights allow one.
    public static boolean isPossible() {
        List<String> command = new ArrayList<>(INSIDE);
        command.addAll(
                List.of("sh", "-c", "ip link set lo up && tc qdisc add dev lo root tbf rate 1gbit burst 1mb latency 1ms && ss -K dst 127.0.0.9"));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(LONGEST, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }

    /// Starts a program in one of its own.
    ///
    /// @param log gets all that it says
    public static Process start(Class<?> main, File log, String... arguments) {
        return Launched.start(INSIDE, main, List.of(), log, arguments);
    }

    /// The first thing for a program in it to do.
    public static void begin() {
        run("ip", "link", "set", "lo", "up");
        // So that a rule can come before the one by which all addresses of the machine are reached.
        run("ip", "rule", "add", "pref", PAST, "lookup", "local");
        run("ip", "rule", "del", "pref", "0");
    }

    /// Resets all connections to an address.
    public static void cut(String address) {
        run("ss", "-K", "dst", address);
    }

    /// Nothing gets from one address to another any more, in both directions, and nobody is told.
    public static void split(String one, String two) {
        run("ip", "rule", "add", "pref", "1", "from", one, "to", two, "blackhole");
        run("ip", "rule", "add", "pref", "2", "from", two, "to", one, "blackhole");
    }

    /// What was split is whole again.
    public static void heal() {
        run("ip", "rule", "del", "pref", "1");
        run("ip", "rule", "del", "pref", "2");
    }

    /// All goes that slowly from now on, and what is sent waits for it, for a second at most: then it is lost and sent again.
    ///
    /// @param rate as `tc` takes it
    public static void slow(String rate) {
        run("tc", "qdisc", "add", "dev", "lo", "root", "tbf", "rate", rate, "burst", "128kb", "latency", "1s");
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(LONGEST, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("command failed: command=" + List.of(command) + ", said=" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }
}
