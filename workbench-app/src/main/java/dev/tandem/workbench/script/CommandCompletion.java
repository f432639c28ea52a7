package dev.tandem.workbench.script;

import dev.tandem.workbench.session.Assistance.Completion;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.Typed;
import dev.tandem.workbench.session.Typed.Kind;
import dev.tandem.workbench.session.Typed.Standing;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Completes what is typed into a session: commands and their arguments here, Java by the compiler.
public final class CommandCompletion {
    private CommandCompletion() {}

    public static Completion complete(Session session, String text, int cursor) {
        String typed = text.substring(0, cursor);
        if (!typed.startsWith("/") || typed.startsWith("//") || typed.startsWith("/*")) {
            return session.assistance().complete(text, cursor);
        }
        int blank = typed.indexOf(' ');
        if (blank < 0) {
            return new Completion(0, beginning(Arrays.stream(SessionCommand.values()).map(each -> each.word() + " "), typed));
        }
        List<SessionCommand> commands = SessionCommand.beginningWith(typed.substring(0, blank));
        if (commands.size() != 1) {
            return new Completion(cursor, List.of());
        }
        if (commands.getFirst() == SessionCommand.EXIT) {
            Completion java = session.assistance().complete(typed.substring(blank + 1), cursor - blank - 1);
            return new Completion(java.anchor() + blank + 1, java.continuations());
        }
        int anchor = typed.lastIndexOf(' ') + 1;
        return new Completion(anchor, arguments(session, commands.getFirst(), typed.substring(anchor)));
    }

    private static List<String> arguments(Session session, SessionCommand command, String begun) {
        Stream<String> all = Stream.of("-all", "-start");
        return switch (command) {
            case VARS -> beginning(Stream.concat(names(session, Kind.VARIABLE), all), begun);
            case METHODS -> beginning(Stream.concat(names(session, Kind.METHOD), all), begun);
            case TYPES -> beginning(Stream.concat(names(session, Kind.TYPE), all), begun);
            case LIST -> beginning(Stream.concat(names(session, null), all), begun);
            case DROP -> beginning(names(session, null), begun);
            case HISTORY -> beginning(Stream.of("-all"), begun);
            case RELOAD -> beginning(Stream.of("-restore", "-declarations", "-quiet"), begun);
            case ENV -> begun.startsWith("-") || begun.isEmpty() ? beginning(Stream.of("-class-path "), begun) : files(begun);
            case SAVE -> begun.startsWith("-") ? beginning(Stream.of("-all ", "-history ", "-start "), begun) : files(begun);
            case OPEN -> files(begun);
            case HELP -> beginning(Stream.concat(
                    Arrays.stream(SessionCommand.values()).map(SessionCommand::word), HelpSubjects.names().stream()), begun);
            case IMPORTS, RESET, EXIT -> List.of();
        };
    }

    /// @param kind null for all
    private static Stream<String> names(Session session, Kind kind) {
        return session.declarations().typed().stream().filter(each -> each.standing() == Standing.ACTIVE)
                .filter(each -> kind == null || each.kind() == kind).map(Typed::name).filter(name -> !name.isEmpty());
    }

    private static List<String> beginning(Stream<String> all, String begun) {
        return all.filter(each -> each.startsWith(begun)).distinct().sorted().toList();
    }

    /// Files and folders; a folder ends with a slash, so that one can go on.
    private static List<String> files(String begun) {
        int slash = begun.lastIndexOf('/') + 1;
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(slash == 0 ? "." : begun.substring(0, slash)))) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith(begun.substring(slash)) && (!name.startsWith(".") || begun.startsWith(".", slash))) {
                    found.add(begun.substring(0, slash) + name + (Files.isDirectory(file) ? "/" : ""));
                }
            }
        } catch (IOException | InvalidPathException e) {
            // A folder that cannot be read has nothing to offer.
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
