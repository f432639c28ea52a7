package dev.tandem.workbench.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The commands of a session, which are those of the jshell tool where both have them.
enum SessionCommand {
    OPEN("FILE", "run a file in this session", "A file is looked for in the working folder, then beside the script that opens it."),
    VARS(Words.WHICH, "list variables with their values", Words.WHICH_ONES),
    METHODS(Words.WHICH, "list methods with their signatures", Words.WHICH_ONES),
    TYPES(Words.WHICH, "list classes, records, enums and interfaces", Words.WHICH_ONES),
    IMPORTS("", "list imports", ""),
    LIST(Words.WHICH, "list statements with their ids", Words.WHICH_ONES),
    DROP("NAME ...", "forget variables, methods, types or statements", "Each is a name, an id or a range of ids such as 3-5."),
    HISTORY("[-all]", "list what was typed", "With -all also what was typed in earlier sessions of the shell."),
    SAVE("[-all | -history | -start | ID ...] FILE", "write what was typed to a file", """
            Without an option: the statements that count, which /open runs again. -all: also those that were replaced and those
            that failed. -history: everything as it was typed, commands too. -start: what a session begins with. A file that
            exists is replaced."""),
    ENV("[-class-path PATH]", "show or set the class path of what is typed", """
            The path holds jars and folders of classes, separated as usual on this system. The session starts afresh with it and
            what was typed before is run again."""),
    RELOAD("[-restore] [-declarations] [-quiet]", "start afresh and run again what was typed", """
            Runs the statements since the session began. -restore: those before the last /reset, /reload or /env, or before
            a session that was lost. -declarations: only those that declare something or give a variable its value. -quiet:
            without showing them. Statements that were refused or stopped are left out."""),
    RESET("", "forget everything typed and end all workers", "/reload -restore brings it back."),
    EXIT("[EXPRESSION]", "leave, with an int as the exit code", "Nothing is left when the expression is refused or fails."),
    HELP("[SUBJECT]", "list commands, or tell about one of them", Words.SUBJECTS);

    private static final String AGAIN = """
            /!           run the last statement again
            /-N          run the Nth last statement again
            /ID, /3-5    run the statement with this id, or these ids, again""";

    /// What several commands share; a constant of the enum itself cannot be used so early.
    private static final class Words {
        static final String WHICH = "[NAME | ID | -all | -start]";
        static final String WHICH_ONES = """
                Without an argument: what counts. NAME or ID: those of that name or id, or of a range of ids such as 3-5. -all: also
                what was replaced or refused, and what a session begins with. -start: what a session begins with.""";
        static final String SUBJECTS = """
                A subject is a command, or one of: shortcuts (keys), id (numbers of statements), context (class path, workers).""";
    }

    private final String arguments;
    private final String summary;
    private final String details;

    SessionCommand(String arguments, String summary, String details) {
        this.arguments = arguments;
        this.summary = summary;
        this.details = details;
    }

    String word() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /// Those that a word can stand for; the beginning of a name is enough.
    static List<SessionCommand> beginningWith(String word) {
        if (word.equals("/?")) {
            return List.of(HELP);
        }
        List<SessionCommand> exact = Arrays.stream(values()).filter(each -> each.word().equals(word)).toList();
        return exact.isEmpty() ? Arrays.stream(values()).filter(each -> each.word().startsWith(word)).toList() : exact;
    }

    static String overview() {
        return Arrays.stream(values()).map(each -> String.format("%-12s %s", each.word(), each.summary))
                .collect(Collectors.joining("\n")) + "\n" + AGAIN + "\nA command can be cut short while it is clear which is meant."
                + " More about one: /help COMMAND; also /help shortcuts, /help id, /help context";
    }

    String help() {
        return (word() + " " + arguments).strip() + "\n" + summary + (details.isEmpty() ? "" : "\n" + details.strip());
    }
}
