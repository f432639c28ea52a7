package dev.tandem.workbench.cli;

import dev.tandem.workbench.session.Outcome;
import java.util.ArrayList;
import java.util.List;

/// What the shell answers to a statement, its errors apart.
final class Feedback {
    private Feedback() {}

    static List<String> lines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        switch (outcome) {
            case Outcome.Value value -> {
                lines.add(value.name() + " ==> " + value.rendered());
                lines.addAll(value.aftermath().lines());
            }
            case Outcome.Defined defined -> {
                if (!defined.summary().isEmpty()) {
                    lines.add(defined.summary());
                }
                if (!defined.missing().isEmpty()) {
                    lines.add(defined.missingLine());
                }
                lines.addAll(defined.aftermath().lines());
            }
            case Outcome.Threw threw -> lines.addAll(threw.aftermath().lines());
            default -> {}
        }
        return lines;
    }
}
