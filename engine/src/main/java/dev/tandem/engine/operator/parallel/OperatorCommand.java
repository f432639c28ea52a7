package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.TandemException;
import java.util.Arrays;
import java.util.Locale;

/// What a worker can be told to do with its operator.
enum OperatorCommand {
    /// F(x).
    EVAL_NODIFF,
    /// F(x), keeping the derivative.
    EVAL_DIFF,
    /// F'(x)h with a derivative that was kept.
    DERIV,
    /// F*y of a linear operator, else F'(x)*y with a derivative that was kept.
    ADJOINT,
    /// Ends the workers.
    BREAK,
    /// Forgets a derivative; the engine's own.
    RELEASE;

    /// @throws TandemException when there is no such command
    static OperatorCommand of(String text) {
        return Arrays.stream(values()).filter(each -> each != RELEASE && each.text().equals(text)).findFirst()
                .orElseThrow(() -> new TandemException("unknown command: command=" + text
                        + ", known=[eval_nodiff, eval_diff, deriv, adjoint, break]"));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
