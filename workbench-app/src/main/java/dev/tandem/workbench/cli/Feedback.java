package dev.tandem.workbench.cli;

import dev.tandem.workbench.session.Outcome;
import java.util.ArrayList;
import java.util.List;

/// What the shell answers to a statement that succeeded.
final class Feedback {
    private Feedback() {}

    static List<String> lines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        switch (outcome) {
            case Outcome.Value value -> {
                lines.add(value.name() + " ==> " + value.rendered());
                addLost(lines, value.lost());
            }
            case Outcome.Defined defined -> {
                if (!defined.summary().isEmpty()) {
                    lines.add(defined.summary());
                }
                if (!defined.missing().isEmpty()) {
                    lines.add(defined.name() + " cannot be used before these are defined: "
                            + String.join(", ", defined.missing()));
                }
                addLost(lines, defined.lost());
            }
            default -> { }
        }
        return lines;
    }

    private static void addLost(List<String> lines, List<String> lost) {
        if (!lost.isEmpty()) {
            lines.add("reset by this definition: " + String.join(", ", lost));
        }
    }
}
