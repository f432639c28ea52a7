package dev.tandem.workbench.script;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `/help` tells.
final class HelpSubjects {
    private static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            "shortcuts", """
                    Tab          completes; in an argument list it shows signatures, pressed again their documentation,
                                 and once more everything that could stand there
                    Ctrl-C       stops what runs, or clears the line
                    Ctrl-D       leaves
                    up, down     what was typed before; Ctrl-R searches it""",
            "id", """
                    Every statement has an id, which /list shows: 1, 2, ... for those that were taken, e1, e2, ... for those that
                    were refused, s1, s2, ... for what a session begins with. /drop, /list, /save and /ID take ids and ranges of
                    ids: 3-5, s1-s4. The value of an expression without a name of its own is kept as $ and its id.""",
            "keep", """
                    In the window, a file that runs again first ends the pools, managers and scopes that its last run has opened,
                    and its plots take the tabs of that run. keep(x) returns x and has it live on: a pool, a manager of tasks or
                    peers, a scope with all in it, a parallel operator, a remote object with its pool, a plot with its tab. What
                    is typed, and selections that are run, belong to no run.""",
            "context", """
                    What is typed sees the classes of Tandem, of its plugins and of /env -class-path. Workers belong to the session
                    and end with it: with /reset, /reload, /env and /exit. Statements end with a semicolon or with their line."""));

    private HelpSubjects() {}

    /// Names of subjects that are no commands.
    static List<String> names() {
        return List.copyOf(OTHERS.keySet());
    }

    /// Empty when there is no such subject.
    static String about(String subject) {
        if (subject.isEmpty()) {
            return SessionCommand.overview();
        }
        String word = subject.startsWith("/") ? subject : "/" + subject;
        return Stream.concat(
                SessionCommand.beginningWith(word).stream().map(SessionCommand::help),
                OTHERS.entrySet().stream().filter(each -> each.getKey().startsWith(subject)).map(Map.Entry::getValue))
                .map(String::strip).collect(Collectors.joining("\n\n"));
    }
}
