package dev.tandem.workbench.script;

import dev.tandem.workbench.session.Typed;
import dev.tandem.workbench.session.Typed.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Picks statements as the arguments of `/list`, `/drop` and their like say.
final class StatementChoice {
    private static final Pattern RANGE = Pattern.compile("([se]?)(\\d+)-([se]?)(\\d+)");
    private static final Pattern ID = Pattern.compile("([se]?)(\\d+)");

    /// The argument that nothing has the name or id of.
    static final class NothingFoundException extends Exception {
        private static final long serialVersionUID = 1L;

        NothingFoundException(String message) {
            super(message);
        }
    }

    private StatementChoice() {}

    /// @param arguments names, ids, ranges or one option; none means what counts
    static List<Typed> of(List<Typed> all, List<String> arguments) throws NothingFoundException {
        if (arguments.isEmpty()) {
            return all.stream().filter(each -> each.standing() == Standing.ACTIVE).toList();
        }
        List<Typed> found = new ArrayList<>();
        for (String argument : arguments) {
            found.addAll(switch (argument) {
                case "-all" -> all;
                case "-start" -> all.stream().filter(each -> each.standing() == Standing.STARTUP).toList();
                default -> named(all, argument);
            });
        }
        return found;
    }

    private static List<Typed> named(List<Typed> all, String argument) throws NothingFoundException {
        if (argument.startsWith("-")) {
            throw new NothingFoundException("unknown option: " + argument);
        }
        Matcher range = RANGE.matcher(argument);
        Predicate<Typed> wanted = range.matches() ? each -> isWithin(range, each.id()) : each -> each.isCalled(argument);
        List<Typed> found = all.stream().filter(wanted).toList();
        if (found.isEmpty()) {
            throw new NothingFoundException("nothing of that name: " + argument);
        }
        List<Typed> active = found.stream().filter(each -> each.standing() == Standing.ACTIVE).toList();
        return active.isEmpty() || range.matches() ? found : active;
    }

    private static boolean isWithin(Matcher range, String id) {
        Matcher own = ID.matcher(id);
        return own.matches() && range.group(1).equals(range.group(3)) && own.group(1).equals(range.group(1))
                && isWithin(own.group(2), range.group(2), range.group(4));
    }

    private static boolean isWithin(String number, String first, String last) {
        return compare(first, number) <= 0 && compare(number, last) <= 0;
    }

    /// Of numbers of any length without leading zeros.
    private static int compare(String a, String b) {
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }
}
