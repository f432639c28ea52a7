package dev.tandem.engine.support;

import dev.tandem.engine.runtime.StartCache;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Has the programs that tests start, workers above all, find classes in the jars of this build instead of its folders,
/// where these jars are: the JVM then starts from what it has learnt of them, which saves a third of a worker's
/// processor time. The tests themselves run from the folders, with the same contents.
public final class StartFromJars implements LauncherSessionListener {
    private static final String CLASS_PATH = "java.class.path";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        List<String> jars = Arrays.stream(System.getProperty("tandem.test.jars", "").split(File.pathSeparator))
                .filter(jar -> Files.isRegularFile(Path.of(jar))).toList();
        if (jars.size() == 2) {
            List<String> all = new ArrayList<>(jars);
            Arrays.stream(System.getProperty(CLASS_PATH).split(File.pathSeparator)).filter(entry -> !Files.isDirectory(Path.of(entry)))
                    .forEach(all::add);
            System.setProperty(CLASS_PATH, String.join(File.pathSeparator, all));
            // Made in the background it would be taken for something that a test left behind.
            StartCache.main(new String[0]);
        }
    }
}
