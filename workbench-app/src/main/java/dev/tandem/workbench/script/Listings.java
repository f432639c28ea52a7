package dev.tandem.workbench.script;

import dev.tandem.workbench.script.StatementChoice.NothingFoundException;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.Typed;
import dev.tandem.workbench.session.Typed.Kind;
import dev.tandem.workbench.session.Typed.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The commands that show or write what was typed.
final class Listings {
    private final Session session;
    private final TypedHistory history;
    private final Consumer<String> messages;

    Listings(Session session, TypedHistory history, Consumer<String> messages) {
        this.session = session;
        this.history = history;
        this.messages = messages;
    }

    /// Tells about the declarations of one kind.
    void declared(Kind kind, List<String> arguments) throws NothingFoundException {
        List<Typed> all = session.declarations().typed().stream()
                .filter(each -> each.kind() == kind && each.standing() != Standing.REFUSED).toList();
        StatementChoice.of(all, arguments).forEach(each -> messages.accept(each.description()));
    }

    /// Imports that a session begins with count as much as others.
    void imports() {
        session.declarations().typed().stream().filter(each -> each.kind() == Kind.IMPORT)
                .filter(each -> each.standing() == Standing.ACTIVE || each.standing() == Standing.STARTUP)
                .forEach(each -> messages.accept(each.source()));
    }

    void statements(List<String> arguments) throws NothingFoundException {
        selected(arguments).forEach(each -> messages.accept(each.id() + " : " + each.source()));
    }

    void typed(List<String> arguments, Supplier<List<String>> earlier) throws NothingFoundException {
        if (arguments.equals(List.of("-all"))) {
            earlier.get().forEach(messages);
        } else if (!arguments.isEmpty()) {
            throw new NothingFoundException("unknown option: " + arguments.getFirst());
        }
        history.lines().forEach(messages);
    }

    /// @param arguments as those of `/list`, or `-history`, and then the file
    void save(List<String> arguments) throws NothingFoundException, IOException {
        if (arguments.isEmpty() || arguments.getLast().startsWith("-")) {
            throw new NothingFoundException("/save needs a file");
        }
        List<String> which = arguments.subList(0, arguments.size() - 1);
        List<String> texts = which.equals(List.of("-history"))
                ? history.lines() : selected(which).stream().map(Typed::source).toList();
        Files.write(Path.of(arguments.getLast()), texts);
    }

    void drop(List<String> arguments) throws NothingFoundException {
        if (arguments.isEmpty()) {
            throw new NothingFoundException("/drop needs a name or an id");
        }
        List<Typed> active = session.declarations().typed().stream()
                .filter(each -> each.standing() == Standing.ACTIVE).toList();
        // All are looked up before any is dropped, so that a wrong name changes nothing.
        for (Typed each : StatementChoice.of(active, arguments)) {
            session.declarations().drop(each.id());
            messages.accept("dropped " + (each.kind() == Kind.NOTHING ? "statement " + each.id()
                    : each.kind().name().toLowerCase(Locale.ROOT) + " " + each.name()));
        }
    }

    /// The statement with this id, the Nth last one (`-N`), or the last one (`!`), or several of a range of ids.
    List<String> again(String which) throws NothingFoundException {
        List<Typed> all = session.declarations().typed();
        boolean counts = which.equals("!") || which.startsWith("-");
        if (!counts) {
            return StatementChoice.of(all, List.of(which)).stream().map(Typed::source).toList();
        }
        List<Typed> own = new ArrayList<>(all);
        own.removeIf(each -> each.standing() == Standing.STARTUP);
        int back = which.equals("!") ? 1 : numberOr(which.substring(1), 0);
        if (back < 1 || back > own.size()) {
            throw new NothingFoundException("no such statement: /" + which);
        }
        return List.of(own.get(own.size() - back).source());
    }

    private static int numberOr(String text, int other) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return other;
        }
    }

    private List<Typed> selected(List<String> arguments) throws NothingFoundException {
        return StatementChoice.of(session.declarations().typed(), arguments);
    }
}
