package dev.tandem.engine.internal.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What JVMs of workers have in common with this one, whatever their options.
public final class OwnJvm {
    /// What a start cache depends on: it is made and used with the same.
    static final List<String> FIXED = fixed();

    private OwnJvm() {}

    private static List<String> fixed() {
        List<String> fixed = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:-UsePerfData", "-Ddtype=double", "-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading"));
        if (System.getProperty("os.name").equals("Linux")) {
            // The JDK's own, as it would find after it has opened every jar of the class path to look for others.
            fixed.add("-Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider");
        }
        return List.copyOf(fixed);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The class path of this process, in its order, whether its entries are there or not; absolute, since folders need not mean the
    /// same elsewhere.
    public static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(entry -> Path.of(entry).toAbsolutePath()).toList();
    }

    /// The same as an option.
    static String classPathText() {
        return classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
