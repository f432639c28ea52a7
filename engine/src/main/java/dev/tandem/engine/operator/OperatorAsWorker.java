package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// One operator on a worker, with the derivatives that were asked for. Used by the worker's task thread alone.
final class OperatorAsWorker {
    private final Operator operator;
    private final Map<Long, Tangent> tangents = new HashMap<>();

    OperatorAsWorker(Operator operator) {
        this.operator = operator;
    }

    byte[] execute(Command command, long point, byte[] argument) throws Exception {
        return switch (command) {
            case EVAL_NODIFF -> Elements.bytes(operator.run(in(argument), true));
            case EVAL_DIFF -> {
                tangents.remove(point);
                Tangent tangent = operator.tangentAt(in(argument), true);
                tangents.put(point, tangent);
                yield Elements.bytes(tangent.value());
            }
            case DERIV -> Elements.bytes(tangent(command, point).derivative(in(argument)));
            case ADJOINT -> {
                INDArray y = Elements.array(operator.codomain(), argument);
                yield Elements.bytes(operator.linear() ? operator.runAdjoint(y, true) : tangent(command, point).adjoint(y));
            }
            case RELEASE -> {
                tangents.remove(point);
                yield new byte[0];
            }
            case BREAK -> throw new TandemException("unknown command for an operator: command=" + command.text());
        };
    }

    private INDArray in(byte[] argument) {
        return Elements.array(operator.domain(), argument);
    }

    private Tangent tangent(Command command, long point) {
        Tangent tangent = tangents.get(point);
        if (tangent == null) {
            throw new TandemException(command.text() + " before eval_diff: the worker holds no derivative, operator=" + operator);
        }
        return tangent;
    }
}
