package dev.tandem.cluster.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs of tests in JVMs of their own.
final class Launched {
    private Launched() {}

    /// @param jvmArguments beside the usual ones
    /// @param log gets all that it says
    static Process start(Class<?> main, List<String> jvmArguments, File log, String... arguments) {
        return start(List.of(), main, jvmArguments, log, arguments);
    }

    /// As above.
    ///
    /// @param before a command that starts what follows
    static Process start(List<String> before, Class<?> main, List<String> jvmArguments, File log, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What encrypts needs the better compiler, and what starts does not.
                "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=30000", "-XX:Tier4CompileThreshold=100000",
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading",
                "-Djava.net.preferIPv4Stack=true", "-Ddtype=double",
                // The last one has no start caches made, which would take the processors from the tests.
                "-Dtandem.worker.arguments=" + System.getProperty("tandem.worker.arguments", "") + " -Xlog:aot*=off"));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
