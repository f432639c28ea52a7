package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.ArrayForm;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.internal.array.Stretches;
import dev.tandem.engine.internal.memory.BorrowedRoom;
import dev.tandem.engine.internal.memory.Cargo;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.UnfilledArrays;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.Tangent;
import dev.tandem.engine.operator.Unchecked;
import dev.tandem.engine.space.VectorSpace;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// One operator on a worker, with the derivatives that were asked for. Used by the worker's task thread alone.
///
/// An argument in shared memory is copied for whoever might change or keep it: all read the same pages, which serve
/// other calls later.
final class OperatorAsWorker {
    private static final byte[] WRITTEN = {};

    private final Operator operator;
    private final Unchecked unchecked;
    private final Map<Long, Tangent> tangents = new HashMap<>();

    OperatorAsWorker(Operator operator) {
        this.operator = operator;
        this.unchecked = new Unchecked(operator);
    }

    /// @return the elements of the result, as an array when they are many, or nothing when they were written to shared memory
    Object execute(OperatorOrder order) throws Exception {
        if (order.command() == OperatorCommand.RELEASE) {
            tangents.remove(order.point());
            return WRITTEN;
        }
        Portion argument = order.argument();
        VectorSpace from = order.command() == OperatorCommand.ADJOINT ? operator.codomain() : operator.domain();
        if (!argument.isShared()) {
            return delivered(result(order, Elements.array(from.type(), from.shape(), argument.elements())), order.result());
        }
        try (BorrowedRoom room = BorrowedRoom.open(argument.segment())) {
            room.enter(argument.stretches().begin(), argument.stretches().end() - argument.stretches().begin());
            return delivered(result(order, mayBorrow(order) ? over(room, argument, from) : copied(room, argument, from)),
                    order.result());
        }
    }

    /// Whether the operator neither changes nor keeps the argument, and no result is sent that may be the argument.
    private boolean mayBorrow(OperatorOrder order) {
        VectorSpace to = order.command() == OperatorCommand.ADJOINT ? operator.domain() : operator.codomain();
        return (order.result().isShared() || isShort(to.length(), to.type())) && unchecked.isTrusted()
                && order.argument().stretches().isSingle() && order.command() != OperatorCommand.EVAL_DIFF
                && (operator.linear() || order.command() == OperatorCommand.EVAL_NODIFF);
    }

    /// Whether an answer has the elements themselves.
    private static boolean isShort(long length, DataType type) {
        return length * type.width() < Cargo.THRESHOLD;
    }

    private static INDArray over(BorrowedRoom room, Portion argument, VectorSpace space) {
        return room.array(new ArrayForm(space.type(), 'c', space.shape()), argument.stretches().from());
    }

    private static INDArray copied(BorrowedRoom room, Portion argument, VectorSpace space) {
        INDArray copy = UnfilledArrays.of(new ArrayForm(space.type(), 'c', space.shape()));
        return Elements.use(copy, elements -> {
            argument.stretches().copy(room.room().memory(), elements);
            return copy;
        });
    }

    private static Object delivered(INDArray result, Portion target) throws IOException {
        if (!target.isShared()) {
            return isShort(result.length(), result.dataType()) ? Elements.bytes(result) : Elements.dense(result);
        }
        deliver(result, target.segment(), target.stretches());
        return WRITTEN;
    }

    private static void deliver(INDArray result, SegmentName segment, Stretches target) throws IOException {
        try (BorrowedRoom room = BorrowedRoom.open(segment)) {
            room.enter(target.from(), target.length());
            Elements.use(Elements.dense(result), elements -> {
                MemorySegment.copy(elements, 0, room.room().memory(), target.from(), target.length());
                return null;
            });
        }
    }

    private INDArray result(OperatorOrder order, INDArray argument) throws Exception {
        OperatorCommand command = order.command();
        long point = order.point();
        return switch (command) {
            case EVAL_NODIFF -> unchecked.evaluate(argument);
            case EVAL_DIFF -> {
                tangents.remove(point);
                Tangent tangent = unchecked.tangent(argument);
                tangents.put(point, tangent);
                yield tangent.value();
            }
            case DERIV -> tangent(command, point).derivative(argument);
            case ADJOINT -> operator.linear() ? unchecked.adjoint(argument) : tangent(command, point).adjoint(argument);
            case BREAK, RELEASE -> throw new TandemException("unknown command for an operator: command=" + command.text());
        };
    }

    private Tangent tangent(OperatorCommand command, long point) {
        Tangent tangent = tangents.get(point);
        if (tangent == null) {
            throw new TandemException(command.text() + " before eval_diff: the worker holds no derivative, operator=" + operator);
        }
        return tangent;
    }
}
