package dev.tandem.programs;

import dev.tandem.plugin.LessonFolder;
import java.util.List;

/// How to sweep over a program that is not written in Java.
public final class ProgramLessons implements LessonFolder {
    @Override
    public String id() {
        return "tandem.programs.lessons";
    }

    @Override
    public String title() {
        return "Programs in any language";
    }

    @Override
    public List<String> lessons() {
        return List.of("dev/tandem/programs/lessons/a-program-for-each-point.jsh");
    }
}
