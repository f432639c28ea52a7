package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Stretches;
import dev.tandem.engine.operator.ColumnOfOperators;
import dev.tandem.engine.operator.Distribution;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.Tangent;
import dev.tandem.engine.runtime.Keepable;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A column of operators that are computed at the same time, each on a worker process.
///
/// The operators, and the values that they use, are shipped once, when this is created. It belongs to the innermost open
/// scope; an error on a worker ends it, unless the options say otherwise. On a worker (when it is part of another
/// operator that is shipped) it computes there, one operator after the other. Thread-safe: each caller gets its own answer.
public abstract class ParallelOperator extends ColumnOfOperators implements AutoCloseable, Keepable {
    private static final long serialVersionUID = 1L;
    private static final Cleaner CLEANER = Cleaner.create();
    /// The derivative that [#computeAll] keeps; those of linearizations have numbers of their own.
    private static final long BY_HAND = 0;
    private static final AtomicLong POINTS = new AtomicLong(BY_HAND);

    /// Null on a worker.
    private final transient OperatorGroup group;

    ParallelOperator(List<? extends Operator> operators, Distribution distribution, DirectSum codomain,
            ParallelOptions options) {
        super(operators, distribution, codomain);
        this.group = new OperatorGroup(operators(), options);
    }

    /// How many workers it has; 0 once it is terminated.
    public final int subprocessCount() {
        return closed() ? 0 : group.workers().size();
    }

    public final boolean closed() {
        return group == null || group.closed();
    }

    /// Has all operators execute a command: eval_nodiff, eval_diff, deriv, adjoint or break.
    ///
    /// deriv and the adjoint of an operator that is not linear use the derivative that the last eval_diff kept.
    ///
    /// @return the results in the order of the operators
    /// @throws TandemException what the first failing worker failed with; an unknown command or a wrong argument is
    ///     refused before anything is sent
    public final List<INDArray> computeAll(String command, INDArray same) {
        return computeAll(command, Collections.nCopies(operators().size(), same));
    }

    /// As [#computeAll(String, INDArray)] with an argument for each operator.
    public final List<INDArray> computeAll(String command, List<INDArray> specific) {
        List<Outcome> outcomes = outcomes(command, specific, requireGroup().timeout(), true);
        return outcomes.stream().map(Outcome::value).toList();
    }

    /// Has all operators execute a command and tells what became of it on each.
    ///
    /// @param timeout how long it may take, or null for ever
    public final List<Outcome> outcomes(String command, List<INDArray> specific, Duration timeout) {
        return outcomes(command, specific, timeout, false);
    }

    /// @param together whether the first failure is thrown, and the other operators are given up
    private List<Outcome> outcomes(String command, List<INDArray> specific, Duration timeout, boolean together) {
        OperatorCommand known = OperatorCommand.of(command);
        if (known == OperatorCommand.BREAK) {
            terminate();
            return List.of();
        }
        if (specific.size() != operators().size()) {
            throw new TandemException("wrong number of arguments: given=" + specific.size() + ", operators="
                    + operators().size() + ", command=" + command);
        }
        for (int i = 0; i < specific.size(); i++) {
            Operator operator = operators().get(i);
            (known == OperatorCommand.ADJOINT ? operator.codomain() : operator.domain()).require("argument " + i, specific.get(i));
        }
        List<VectorSpace> results = operators().stream()
                .map(each -> known == OperatorCommand.ADJOINT ? each.domain() : each.codomain()).toList();
        return exchanged(known, specific, results, timeout, together);
    }

    private List<Outcome> exchanged(OperatorCommand command, List<INDArray> specific, List<VectorSpace> spaces, Duration timeout,
            boolean together) {
        boolean shares = requireGroup().sharesMemory();
        try (Handouts arguments = new Handouts(specific, shares); Harvests results = new Harvests(spaces, shares)) {
            GroupCalls calls = group.call(new Exchange(command, BY_HAND, arguments::portion, results::portion,
                    Exchange.holds(arguments.holds(), results.holds())), timeout, together);
            if (together) {
                calls.requireSuccess();
            }
            results.take(calls::answer);
            return IntStream.range(0, calls.size()).mapToObj(i -> calls.outcome(i, results)).toList();
        }
    }

    private OperatorGroup requireGroup() {
        if (group == null) {
            throw new TandemException("has no workers of its own on a worker: operator=" + this);
        }
        return group;
    }

    @Override
    protected final INDArray compute(INDArray x) throws Exception {
        return group == null ? super.compute(x) : forward(OperatorCommand.EVAL_NODIFF, BY_HAND, x);
    }

    @Override
    protected final INDArray computeAdjoint(INDArray y) throws Exception {
        return group == null ? super.computeAdjoint(y) : backward(BY_HAND, y);
    }

    @Override
    protected final Tangent differentiate(INDArray x) throws Exception {
        if (group == null) {
            return super.differentiate(x);
        }
        long point = POINTS.incrementAndGet();
        INDArray value = forward(OperatorCommand.EVAL_DIFF, point, x);
        Kept kept = new Kept(value, point);
        // Must not hold what it watches.
        OperatorGroup holder = group;
        kept.registration = CLEANER.register(kept, () -> holder.release(point));
        return kept;
    }

    private INDArray forward(OperatorCommand command, long point, INDArray x) {
        boolean shares = group.sharesMemory();
        try (Handout argument = Handout.of(x, shares); Harvest result = new Harvest(codomain(), shares)) {
            GroupCalls calls = all(new Exchange(command, point, i -> argument.portion(distribution().stretches(i)),
                    i -> result.portion(place(i)), Exchange.holds(argument.holds(), result.holds())));
            for (int i = 0; i < calls.size(); i++) {
                result.take(calls.answer(i), codomain().offset(i));
            }
            return result.array();
        }
    }

    private INDArray backward(long point, INDArray y) {
        boolean shares = group.sharesMemory();
        List<VectorSpace> spaces = operators().stream().map(Operator::domain).toList();
        try (Handout argument = Handout.of(y, shares); Harvests results = new Harvests(spaces, shares)) {
            results.take(all(new Exchange(OperatorCommand.ADJOINT, point, i -> argument.portion(place(i)), results::portion,
                    Exchange.holds(argument.holds(), results.holds())))::answer);
            return distribution().collect(results.arrays());
        }
    }

    /// Where in a vector of the codomain the part of an operator lies.
    private Stretches place(int operator) {
        return Stretches.of(codomain().offset(operator), codomain().get(operator).length());
    }

    private GroupCalls all(Exchange exchange) {
        GroupCalls calls = group.call(exchange, group.timeout(), true);
        calls.requireSuccess();
        return calls;
    }

    /// A derivative whose parts the workers keep until it is released or nobody can reach it.
    private final class Kept implements Tangent {
        private final INDArray value;
        private final long point;
        private Cleaner.Cleanable registration;

        Kept(INDArray value, long point) {
            this.value = value;
            this.point = point;
        }

        @Override
        public INDArray value() {
            return value;
        }

        @Override
        public INDArray derivative(INDArray h) {
            return forward(OperatorCommand.DERIV, point, h);
        }

        @Override
        public INDArray adjoint(INDArray y) {
            return backward(point, y);
        }

        @Override
        public void release() {
            registration.clean();
        }
    }

    /// Has its workers live on when the run of a script that opened it is followed by another; `keep(operator)` in a script.
    @Override
    public final void keep() {
        requireGroup().workers().keep();
    }

    /// Ends the workers and returns when they are gone; pending calls fail.
    public final void terminate() {
        requireGroup().close();
    }

    /// The same as [#terminate()].
    @Override
    public final void close() {
        terminate();
    }
}
