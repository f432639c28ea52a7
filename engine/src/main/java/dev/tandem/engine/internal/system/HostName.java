package dev.tandem.engine.internal.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What this machine is called. Found without asking the network, which can take seconds.
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
    private static final String HERE = find();

    private HostName() {}

    public static String here() {
        return HERE;
    }

    private static String find() {
        return Stream.of(kernel(), Optional.ofNullable(System.getenv("HOSTNAME")), Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .flatMap(Optional::stream).map(String::strip).filter(name -> !name.isEmpty()).findFirst().orElse("localhost");
    }

    private static Optional<String> kernel() {
        try {
            return Files.isReadable(KERNEL) ? Optional.of(Files.readString(KERNEL)) : Optional.empty();
        } catch (IOException e) {
            // There are other ways to know.
            return Optional.empty();
        }
    }
}
