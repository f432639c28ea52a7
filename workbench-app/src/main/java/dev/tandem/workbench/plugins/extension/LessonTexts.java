package dev.tandem.workbench.plugins.extension;

import dev.tandem.plugin.LessonFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A folder of lessons: what it says of itself, asked once, and the texts. Immutable.
///
/// @param plugin its id, or an empty text for what is bundled
/// @param texts by the names of files, in their order
public record LessonTexts(String plugin, String id, String title, int order, Map<String, String> texts) implements OfPlugin {
    private static final String ENDING = ".jsh";

    public LessonTexts {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /// Reads them.
    ///
    /// @throws IllegalArgumentException when one is not there, is no script, or has the name of another one
    public static LessonTexts of(String plugin, LessonFolder folder) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String lesson : folder.lessons()) {
            String name = lesson.substring(lesson.lastIndexOf('/') + 1);
            if (!name.matches("[\\w][\\w .-]*") || !name.endsWith(ENDING)) {
                throw new IllegalArgumentException("a lesson is no script: name=" + lesson);
            }
            if (texts.put(name, read(folder, lesson)) != null) {
                throw new IllegalArgumentException("two lessons have one name: name=" + name);
            }
        }
        return new LessonTexts(plugin, folder.id(), folder.title(), folder.order(), texts);
    }

    private static String read(LessonFolder folder, String lesson) {
        try (InputStream in = folder.getClass().getClassLoader().getResourceAsStream(lesson)) {
            if (in == null) {
                throw new IllegalArgumentException("a lesson is not in the jar: name=" + lesson);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
