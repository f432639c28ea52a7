package dev.tandem.workbench.script;

import dev.tandem.workbench.script.StatementChoice.NothingFoundException;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.Typed.Kind;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The lines that begin with a slash, as in the jshell tool.
final class Commands {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern AGAIN = Pattern.compile("/(!|-\\d+|[se]?\\d+(-[se]?\\d+)?)");

    private final Consumer<String> messages;
    private final Session session;
    private final TypedHistory history;
    private final ScriptRunner runner;
    private final Listings listings;
    private final Replay replay;
    private Supplier<List<String>> earlier = List::of;

    Commands(Session session, TypedHistory history, Consumer<String> messages, ScriptRunner runner) {
        this.session = session;
        this.history = history;
        this.messages = messages;
        this.runner = runner;
        this.listings = new Listings(session, history, messages);
        this.replay = new Replay(session, history, messages, text -> runner.replay(new SourceText("reload", text)));
    }

    /// What was typed in former sessions.
    void earlier(Supplier<List<String>> lines) {
        earlier = lines;
    }

    /// No statement of Java begins with a slash.
    /// @param at where the line stands in its source
    /// @return the code to exit with; empty to go on
    OptionalInt run(String line, SourceText source, int at) {
        String word = line.split("\\s+", 2)[0];
        String rest = line.substring(word.length()).strip();
        try {
            if (AGAIN.matcher(word).matches()) {
                return again(word.substring(1));
            }
            return run(command(word), rest, source, at);
        } catch (NothingFoundException | IllegalArgumentException e) {
            return failed(e.getMessage());
        } catch (NoSuchFileException e) {
            return failed("no such file: " + e.getMessage());
        } catch (MalformedInputException e) {
            return failed("file is not text in UTF-8: " + rest);
        } catch (IOException e) {
            return failed("cannot read or write: " + e);
        }
    }

    private static SessionCommand command(String word) throws NothingFoundException {
        List<SessionCommand> found = SessionCommand.beginningWith(word);
        if (found.isEmpty()) {
            throw new NothingFoundException("no such command: " + word + "; /help lists them");
        }
        if (found.size() > 1) {
            throw new NothingFoundException(word + " could be any of "
                    + found.stream().map(SessionCommand::word).collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }

    private OptionalInt run(SessionCommand command, String rest, SourceText source, int at)
            throws NothingFoundException, IOException {
        // Quotes keep the blanks of a file's name.
        List<String> arguments = ARGUMENT.matcher(rest).results()
                .map(each -> each.group(1) == null ? each.group(2) : each.group(1)).toList();
        switch (command) {
            case EXIT -> {
                return exit(rest, source, at);
            }
            case OPEN -> {
                return open(arguments, source);
            }
            case VARS -> listings.declared(Kind.VARIABLE, arguments);
            case METHODS -> listings.declared(Kind.METHOD, arguments);
            case TYPES -> listings.declared(Kind.TYPE, arguments);
            case IMPORTS -> listings.imports();
            case LIST -> listings.statements(arguments);
            case HISTORY -> listings.typed(arguments, earlier);
            case SAVE -> listings.save(arguments);
            case DROP -> {
                listings.drop(arguments);
                history.ran(command.word() + " " + rest, session.generation());
            }
            case ENV -> replay.environment(arguments);
            case RELOAD -> replay.reload(arguments);
            case RESET -> session.reset();
            case HELP -> help(rest);
        }
        return OptionalInt.empty();
    }

    private void help(String subject) throws NothingFoundException {
        String text = HelpSubjects.about(subject);
        if (text.isEmpty()) {
            throw new NothingFoundException("no help about this: " + subject + "; /help lists what there is");
        }
        messages.accept(text);
    }

    private OptionalInt again(String which) throws NothingFoundException {
        for (String text : listings.again(which)) {
            messages.accept(text);
            OptionalInt code = runner.within(new SourceText("again", text));
            if (code.isPresent()) {
                return code;
            }
        }
        return OptionalInt.empty();
    }

    /// The code is an expression of the session, which says itself what is wrong with it.
    private OptionalInt exit(String expression, SourceText source, int at) {
        if (expression.isEmpty() || NUMBER.matcher(expression).matches()) {
            return runner.leave(expression.isEmpty() ? 0 : Integer.parseInt(expression));
        }
        String before = "\n".repeat(source.position(at).line() - 1);
        return runner.exit(new SourceText(source.name(), before + "System.exit(" + expression + ");"));
    }

    private OptionalInt open(List<String> arguments, SourceText source) throws IOException {
        if (arguments.size() != 1) {
            return failed("/open needs a file; one with blanks in its name stands in quotes");
        }
        return runner.open(resolved(Path.of(arguments.getFirst()), source));
    }

    /// The file as named, or beside the script that opens it.
    private static Path resolved(Path file, SourceText source) {
        Path beside = Path.of(source.name()).resolveSibling(file);
        return !Files.exists(file) && Files.exists(beside) ? beside : file;
    }

    private OptionalInt failed(String message) {
        messages.accept(message);
        return OptionalInt.of(ExitStatus.FAILED.code());
    }
}
