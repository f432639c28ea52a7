package dev.tandem.workbench.script;

import dev.tandem.workbench.session.Session;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The commands that start a session afresh and run again what was typed: `/reload` and `/env`.
final class Replay {
    private static final Set<String> OPTIONS = Set.of("-restore", "-quiet", "-declarations");
    private static final List<String> CLASS_PATH = List.of("-class-path", "--class-path");

    private final Session session;
    private final TypedHistory history;
    private final Consumer<String> messages;
    /// Runs a text in the session, whatever comes of it.
    private final Consumer<String> runner;

    Replay(Session session, TypedHistory history, Consumer<String> messages, Consumer<String> runner) {
        this.session = session;
        this.history = history;
        this.messages = messages;
        this.runner = runner;
    }

    /// @throws IllegalArgumentException with what is wrong with the arguments
    void reload(List<String> arguments) {
        arguments.stream().filter(each -> !OPTIONS.contains(each)).findFirst().ifPresent(each -> {
            throw new IllegalArgumentException("unknown option: " + each);
        });
        boolean restores = arguments.contains("-restore");
        int now = session.generation();
        List<String> texts = arguments.contains("-declarations") ? history.declarations(restores, now)
                : restores ? history.before(now) : history.relevant(now);
        if (texts == null) {
            throw new IllegalArgumentException("there is no session before this one to restore");
        }
        run(texts, arguments.contains("-quiet"));
    }

    /// @throws IllegalArgumentException with what is wrong with the arguments
    void environment(List<String> arguments) {
        if (arguments.isEmpty()) {
            List<Path> classPath = session.classPath();
            messages.accept(classPath.isEmpty() ? "no class path but Tandem's own and that of its plugins"
                    : "-class-path " + String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
            return;
        }
        if (arguments.size() != 2 || !CLASS_PATH.contains(arguments.getFirst())) {
            throw new IllegalArgumentException("/env takes -class-path PATH only; modules cannot be added to a session");
        }
        List<Path> paths = Arrays.stream(arguments.get(1).split(Pattern.quote(File.pathSeparator)))
                .filter(each -> !each.isEmpty()).map(Path::of).toList();
        paths.stream().filter(each -> !Files.isReadable(each)).findFirst().ifPresent(each -> {
            throw new IllegalArgumentException("no such file: " + each);
        });
        paths.forEach(each -> DamagedJars.problem(each).ifPresent(problem -> {
            throw new IllegalArgumentException("not a jar: file=" + each + ", problem=" + problem);
        }));
        session.useClassPath(paths);
        run(history.relevant(session.generation()), true);
    }

    private void run(List<String> texts, boolean isQuiet) {
        session.reset();
        for (String text : texts) {
            if (!isQuiet) {
                messages.accept("-: " + text);
            }
            runner.accept(text);
        }
    }
}
