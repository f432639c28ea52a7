package dev.tandem.workbench.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Folders in which scripts are looked for: demos and examples of the installation, and the working folder.
///
/// @param title what the user reads
public record ScriptFolders(String title, List<Path> scripts) {
    private static final int MOST = 200;
    private static final String WORKING = "Working folder";

    /// Those folders that hold a script.
    public static List<ScriptFolders> standard() {
        List<ScriptFolders> folders = new ArrayList<>();
        String home = System.getProperty("tandem.home");
        if (home != null) {
            folders.add(in("Demos", Path.of(home, "scripts", "demos")));
            folders.add(in("Examples", Path.of(home, "scripts", "examples")));
        }
        folders.add(in(WORKING, Path.of("").toAbsolutePath()));
        return folders.stream().filter(each -> !each.scripts().isEmpty()).toList();
    }

    /// As above, with lessons of plugins before the working folder, and with other folders behind it, by their own names.
    public static List<ScriptFolders> with(Set<Path> others, List<ScriptFolders> lessons) {
        List<ScriptFolders> folders = new ArrayList<>(standard());
        int at = folders.isEmpty() || !folders.getLast().title().equals(WORKING) ? folders.size() : folders.size() - 1;
        folders.addAll(at, lessons.stream().filter(each -> !each.scripts().isEmpty()).toList());
        Set<Path> shown = folders.stream().map(each -> each.scripts().getFirst().getParent()).collect(Collectors.toSet());
        others.stream().filter(each -> !shown.contains(each)).map(each -> in(each.toString(), each))
                .filter(each -> !each.scripts().isEmpty()).forEach(folders::add);
        return folders;
    }

    /// Whether a file belongs to the installation, is a lesson, or cannot be written: it is to be copied, not edited.
    public static boolean isInstalled(Path file) {
        String home = System.getProperty("tandem.home");
        Path whole = file.toAbsolutePath().normalize();
        return home != null && whole.startsWith(Path.of(home, "scripts").toAbsolutePath().normalize()) || whole.startsWith(LessonFiles.folder())
                || Files.exists(file) && !Files.isWritable(file);
    }

    /// The scripts that lie in a folder, by name; none when there is no such folder.
    public static ScriptFolders in(String title, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new ScriptFolders(title,
                    files.filter(file -> file.toString().endsWith(".jsh") && !Files.isDirectory(file)).sorted().limit(MOST).toList());
        } catch (IOException none) {
            return new ScriptFolders(title, List.of());
        }
    }
}
