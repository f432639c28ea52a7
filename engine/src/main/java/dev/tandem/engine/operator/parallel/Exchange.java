package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.internal.memory.Hold;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// One command for all operators of a group, with what each gets and where it writes to.
///
/// @param point which of the derivatives that are kept is meant
/// @param holds what must be kept until all have answered
record Exchange(OperatorCommand command, long point, IntFunction<Portion> arguments, IntFunction<Portion> results,
        List<Hold> holds) {
    OperatorOrder order(int operator) {
        return new OperatorOrder(operator, command, point, arguments.apply(operator), results.apply(operator));
    }

    static List<Hold> holds(List<Hold> ofArguments, List<Hold> ofResults) {
        return ofArguments.isEmpty() && ofResults.isEmpty() ? List.of()
                : Stream.concat(ofArguments.stream(), ofResults.stream()).toList();
    }
}
