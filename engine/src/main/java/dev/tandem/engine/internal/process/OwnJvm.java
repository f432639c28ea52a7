package dev.tandem.engine.internal.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/// What JVMs of workers have in common with this one, whatever their options.
final class OwnJvm {
    /// What a start cache depends on: it is made and used with the same.
    static final List<String> FIXED = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-XX:-UsePerfData", "-Ddtype=double", "-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading");

    private OwnJvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The class path of the main process, whose folders need not mean the same elsewhere.
    static String classPath() {
        StringBuilder whole = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            whole.append(whole.isEmpty() ? "" : File.pathSeparator).append(Path.of(entry).toAbsolutePath());
        }
        return whole.toString();
    }
}
