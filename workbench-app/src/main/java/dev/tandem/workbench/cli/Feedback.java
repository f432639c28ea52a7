package dev.tandem.workbench.cli;

import dev.tandem.workbench.session.StatementOutcome;
import java.util.ArrayList;
import java.util.List;

/// What the shell answers to a statement, its errors apart.
final class Feedback {
    private Feedback() {}

    static List<String> lines(StatementOutcome outcome) {
        List<String> lines = new ArrayList<>();
        switch (outcome) {
            case StatementOutcome.Value value -> {
                lines.add(value.name() + " ==> " + value.rendered());
                lines.addAll(value.aftermath().lines());
            }
            case StatementOutcome.Defined defined -> {
                if (!defined.summary().isEmpty()) {
                    lines.add(defined.summary());
                }
                if (!defined.missing().isEmpty()) {
                    lines.add(defined.missingLine());
                }
                lines.addAll(defined.aftermath().lines());
            }
            case StatementOutcome.Threw threw -> lines.addAll(threw.aftermath().lines());
            default -> {}
        }
        return lines;
    }
}
