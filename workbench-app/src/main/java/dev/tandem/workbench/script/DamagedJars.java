package dev.tandem.workbench.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// Finds files that are no jars where jars are expected: Java itself ignores them, and the compiler does not start with them.
public final class DamagedJars {
    private DamagedJars() {}

    /// Those of the class path of this process, each with what is wrong with it.
    public static Map<Path, String> ofClassPath() {
        Map<Path, String> damaged = new LinkedHashMap<>();
        Arrays.stream(System.getProperty("java.class.path", "").split(Pattern.quote(File.pathSeparator)))
                .filter(each -> !each.isEmpty()).map(Path::of).filter(Files::exists)
                .forEach(each -> problem(each).ifPresent(problem -> damaged.put(each, problem)));
        return damaged;
    }

    /// What is wrong with an entry of a class path; nothing with folders of classes.
    public static Optional<String> problem(Path entry) {
        if (Files.isDirectory(entry)) {
            return Optional.empty();
        }
        try (ZipFile _ = new ZipFile(entry.toFile())) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
