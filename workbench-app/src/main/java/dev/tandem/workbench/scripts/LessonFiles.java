package dev.tandem.workbench.scripts;

import dev.tandem.engine.file.WholeFile;
import dev.tandem.engine.internal.cache.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lessons of plugins as files among what is cached of this user, so that editors can open copies of them. Stateless.
public final class LessonFiles {
    private LessonFiles() {}

    static Path folder() {
        return UserCache.folder().resolve("lessons").toAbsolutePath().normalize();
    }

    /// Writes the lessons of a folder, as far as they are not there.
    ///
    /// @param id of the folder of lessons
    /// @param texts by the names of files, in their order
    /// @return none where they cannot be written
    public static ScriptFolders written(String title, String id, Map<String, String> texts) {
        Path own = folder().resolve(id.replaceAll("[^\\w.-]", "_").replace("..", "_"));
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(own);
            for (Map.Entry<String, String> each : texts.entrySet()) {
                Path file = own.resolve(each.getKey());
                if (!Files.exists(file) || !Files.readString(file).equals(each.getValue())) {
                    WholeFile.replace(file, target -> Files.writeString(target, each.getValue()));
                }
                files.add(file);
            }
        } catch (IOException e) {
            System.getLogger("dev.tandem.workbench").log(System.Logger.Level.WARNING, "lessons not written: folder=" + own, e);
        }
        return new ScriptFolders("Lessons: " + title, files);
    }
}
