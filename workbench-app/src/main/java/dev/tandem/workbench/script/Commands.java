package dev.tandem.workbench.script;

import dev.tandem.workbench.session.Declarations;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SourceText;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// The lines that begin with a slash, as in the jshell tool.
final class Commands {
    /// Runs a file in the session; what it exits with, if it does.
    interface Opener {
        OptionalInt open(Path file) throws IOException;
    }

    private static final String HELP = """
            /open FILE   run a file in this session
            /vars        list variables
            /methods     list methods
            /types       list classes, records, enums and interfaces
            /imports     list imports
            /list        list statements with their ids
            /drop NAME   forget a variable, method, type or statement id
            /reset       forget everything
            /exit [N]    leave, with exit code N
            /help        this list""";

    private final Session session;
    private final Consumer<String> messages;
    private final Opener opener;

    Commands(Session session, Consumer<String> messages, Opener opener) {
        this.session = session;
        this.messages = messages;
        this.opener = opener;
    }

    /// No statement of Java begins with a slash.
    static boolean isCommand(String text, int at) {
        return text.charAt(at) == '/' && at + 1 < text.length()
                && (Character.isLetter(text.charAt(at + 1)) || text.charAt(at + 1) == '?');
    }

    static boolean isExit(String line) {
        return line.equals("/exit") || line.startsWith("/exit ");
    }

    /// @return the code to exit with; empty to go on
    OptionalInt run(String line, SourceText source) {
        String name = line.split("\\s+", 2)[0];
        String argument = line.substring(name.length()).strip();
        return switch (name) {
            case "/exit" -> exit(argument);
            case "/open" -> open(argument, source);
            case "/reset" -> {
                session.reset();
                yield OptionalInt.empty();
            }
            case "/drop" -> session.declarations().drop(argument)
                    ? OptionalInt.empty() : failed("nothing of that name: " + argument);
            default -> list(name);
        };
    }

    private OptionalInt list(String name) {
        Declarations declared = session.declarations();
        switch (name) {
            case "/vars" -> declared.variables().forEach(
                    each -> messages.accept(each.type() + " " + each.name() + " = " + each.summary()));
            case "/methods" -> declared.methods().forEach(messages);
            case "/types" -> declared.types().forEach(messages);
            case "/imports" -> declared.imports().forEach(messages);
            case "/list" -> declared.snippets().forEach((id, text) -> messages.accept(id + " : " + text));
            case "/help", "/?" -> messages.accept(HELP);
            default -> {
                return failed("no such command: " + name + "; /help lists them");
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt exit(String argument) {
        try {
            return OptionalInt.of(argument.isEmpty() ? 0 : Integer.parseInt(argument));
        } catch (NumberFormatException e) {
            return failed("exit code is not a number: " + argument);
        }
    }

    private OptionalInt open(String argument, SourceText source) {
        if (argument.isEmpty()) {
            return failed("/open needs a file");
        }
        try {
            return opener.open(resolved(Path.of(argument), source));
        } catch (NoSuchFileException e) {
            return failed("no such file: " + argument);
        } catch (MalformedInputException e) {
            return failed("file is not text in UTF-8: " + argument);
        } catch (IOException e) {
            return failed("cannot open: " + e.getMessage());
        }
    }

    /// The file as named, or beside the script that opens it.
    private static Path resolved(Path file, SourceText source) {
        Path beside = Path.of(source.name()).resolveSibling(file);
        return !Files.exists(file) && Files.exists(beside) ? beside : file;
    }

    private OptionalInt failed(String message) {
        messages.accept(message);
        return OptionalInt.of(ScriptRunner.FAILED);
    }
}
