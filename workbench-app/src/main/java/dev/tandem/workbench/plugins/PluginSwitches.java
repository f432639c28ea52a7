package dev.tandem.workbench.plugins;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which plugins of a folder are switched off, as a file in it says: one id in each line. Has no state but that; any thread.
final class PluginSwitches {
    private static final String OFF = "disabled.txt";

    private final Path folder;

    PluginSwitches(Path folder) {
        this.folder = folder;
    }

    /// The ids of those that are switched off.
    ///
    /// @throws TandemException when the file cannot be read
    Set<String> off() {
        try {
            Set<String> ids = new LinkedHashSet<>();
            Files.readAllLines(folder.resolve(OFF)).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(ids::add);
            return ids;
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /// @return false when it was so already
    /// @throws TandemException when the file cannot be written
    boolean turn(String id, boolean on) {
        Set<String> ids = new LinkedHashSet<>(off());
        boolean hasChanged = on ? ids.remove(id) : ids.add(id);
        if (hasChanged) {
            try {
                write(ids);
            } catch (IOException e) {
                throw failed("written", e);
            }
        }
        return hasChanged;
    }

    private void write(Set<String> ids) throws IOException {
        if (ids.isEmpty()) {
            Files.deleteIfExists(folder.resolve(OFF));
            return;
        }
        Path fresh = Files.createTempFile(folder, "off", ".part");
        try {
            Files.write(fresh, ids);
            Files.move(fresh, folder.resolve(OFF), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private TandemException failed(String what, IOException cause) {
        return new TandemException("list of plugins that are switched off cannot be " + what + ": file=" + folder.resolve(OFF) + ", cause=" + cause,
                cause);
    }
}
