package dev.tandem.engine.operator.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.operator.FourierTransform;
import dev.tandem.engine.operator.Linearization;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.OperatorContract;
import dev.tandem.engine.operator.Operators;
import dev.tandem.engine.operator.VectorOfOperators;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.ndarray.INDArray;

@ExtendWith(LeavesNothing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParallelOperatorTest {
    private static final VectorSpace X = VectorSpace.real(3);
    private static final DirectSum XX = DirectSum.of(X, X);
    private static final ParallelOptions STAYING = ParallelOptions.DEFAULT.keepingAliveOnError();

    private ParallelExecutionManager shared;
    /// The square, in moods, and thrice: for tests that leave its workers as they were.
    private ParallelVectorOfOperators usual;
    /// Thrice and the square, in moods, kept alive: for tests that end with workers that answer.
    private ParallelVectorOfOperators staying;
    private ParallelExecutionManager scope;

    @BeforeAll
    void openShared() {
        shared = new ParallelExecutionManager();
        usual = new ParallelVectorOfOperators(List.of(moody(), times(3)));
        staying = new ParallelVectorOfOperators(List.of(times(3), moody()), STAYING);
    }

    @BeforeEach
    void open() {
        scope = new ParallelExecutionManager();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @AfterAll
    void closeShared() {
        shared.close();
    }

    private static Operator square() {
        return Operator.of(X, X, x -> x.mul(x)).derivative((x, h) -> x.mul(h).mul(2), (x, y) -> x.mul(y).mul(2));
    }

    private static Operator times(double factor) {
        return Operator.linear(X, X, x -> x.mul(factor), y -> y.mul(factor));
    }

    /// The square; endless when the first element is 9, dead when it is 8, failing when it is 7.
    private static Operator moody() {
        return Operator.of(X, X, x -> {
            double mood = x.getDouble(0);
            while (mood == 9) {
                Math.sin(1);
            }
            if (mood == 8) {
                Runtime.getRuntime().halt(3);
            }
            if (mood == 7) {
                throw new IllegalStateException("in a mood");
            }
            return x.mul(x);
        }).derivative((x, h) -> x.mul(h).mul(2), (x, y) -> x.mul(y).mul(2));
    }

    private static INDArray x(double... values) {
        return X.vector(values);
    }

    @Test
    void keepsTheContract() {
        new OperatorContract(usual).check();
    }

    @Test
    void threeOnTwoWorkersKeepTheContractAndGiveTheSameBitsAsOneAfterTheOther() {
        List<Operator> operators = List.of(square(), times(0.1), Operators.power(X, 3));
        ParallelVectorOfOperators parallel = new ParallelVectorOfOperators(operators, ParallelOptions.DEFAULT.withWorkers(2));
        new OperatorContract(parallel).check();
        same(new VectorOfOperators(operators), parallel);
    }

    @Test
    void keepsTheContractAndGivesTheSameBitsWhenDistributed() {
        List<Operator> fed = List.of(Operators.product(X), square(), times(0.1));
        boolean[][] feeds = {{true, true}, {false, true}, {true, false}};
        Operator distributed = new DistributedVectorOfOperators(fed, XX, feeds);
        new OperatorContract(distributed).check();
        same(VectorOfOperators.distributed(fed, XX, feeds), distributed);
    }

    private static void same(Operator sequential, Operator parallel) {
        for (int seed = 0; seed < 5; seed++) {
            INDArray x = sequential.domain().random(seed);
            INDArray y = sequential.codomain().random(seed);
            Linearization expected = sequential.linearize(x);
            Linearization at = parallel.linearize(x);
            assertThat(Elements.bytes(at.value())).isEqualTo(Elements.bytes(expected.value()));
            assertThat(Elements.bytes(at.derivative().evaluate(x))).isEqualTo(Elements.bytes(expected.derivative().evaluate(x)));
            assertThat(Elements.bytes(at.derivative().adjoint(y))).isEqualTo(Elements.bytes(expected.derivative().adjoint(y)));
            assertThat(Elements.bytes(parallel.evaluate(x))).isEqualTo(Elements.bytes(sequential.evaluate(x)));
        }
    }

    @Test
    void anOperatorThatSpoilsItsArgumentHarmsNobody() {
        Operator careless = Operator.of(X, X, x -> x.muli(2));
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(careless, careless), ParallelOptions.DEFAULT.withWorkers(1));
        INDArray x = x(1, 2, 3);
        for (int i = 0; i < 2; i++) {
            assertThat(Elements.of(t.evaluate(x))).containsExactly(2, 4, 6, 2, 4, 6);
        }
        assertThat(Elements.of(x)).containsExactly(1, 2, 3);
    }

    @Test
    void constructorsThatFailLeaveNoWorkerBehind() {
        Operator other = Operators.identity(VectorSpace.real(4));
        int before = ParallelExecutionManager.totalSubprocessCount();
        assertThatThrownBy(() -> new ParallelVectorOfOperators(List.of())).hasMessageContaining("operators=0");
        assertThatThrownBy(() -> new ParallelVectorOfOperators(List.of(square(), other))).hasMessageContaining("index=1");
        assertThatThrownBy(() -> new ParallelVectorOfOperators(List.of(square()), X, XX, ParallelOptions.DEFAULT))
                .hasMessageContaining("codomain does not match");
        assertThatThrownBy(() -> new DistributedVectorOfOperators(List.of(square()), XX, new boolean[][] {{true}}))
                .hasMessageContaining("wrong shape");
        assertThatThrownBy(() -> new DistributedVectorOfOperators(List.of(square()), XX, new boolean[][] {{true, false}, {true, true}}))
                .hasMessageContaining("wrong shape");
        assertThatThrownBy(() -> new DistributedVectorOfOperators(List.of(square()), XX, new boolean[][] {{true, true}}))
                .hasMessageContaining("domain does not match");
        assertThatThrownBy(() -> new DistributedVectorOfOperators(List.of(square()), XX, new boolean[][] {{false, false}}))
                .hasMessageContaining("no component");
        Thread thread = new Thread(() -> {});
        Operator stuck = Operator.of(X, X, x -> x.mul(thread.threadId()));
        assertThatThrownBy(() -> new ParallelVectorOfOperators(List.of(square(), stuck))).isInstanceOf(CannotShipException.class);
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(before);
    }

    @Test
    void commandsGiveWhatTheMethodsGive() {
        ParallelVectorOfOperators t = usual;
        assertThat(t.linear()).isFalse();
        assertThat(Elements.of(t.computeAll("eval_nodiff", x(1, 2, 3)).get(1))).containsExactly(3, 6, 9);
        assertThat(Elements.of(t.computeAll("eval_diff", x(1, 2, 3)).get(0))).containsExactly(1, 4, 9);
        assertThat(Elements.of(t.computeAll("deriv", x(1, 1, 1)).get(0))).containsExactly(2, 4, 6);
        assertThat(Elements.of(t.computeAll("adjoint", List.of(x(1, 1, 1), x(1, 1, 1))).get(1))).containsExactly(3, 3, 3);
    }

    @Test
    void whatCannotBeSentIsRefusedAndTheGroupGoesOn() {
        ParallelVectorOfOperators t = usual;
        assertThatThrownBy(() -> t.computeAll("eval_nodiff", List.of(x(1, 2, 3)))).isInstanceOf(TandemException.class)
                .hasMessageContaining("wrong number of arguments");
        assertThatThrownBy(() -> t.computeAll("evaluate", x(1, 2, 3))).hasMessageContaining("command=evaluate");
        assertThatThrownBy(() -> t.computeAll("deriv", XX.ones())).hasMessageContaining("argument 0");
        assertThat(Elements.of(t.evaluate(x(1, 2, 3)))).containsExactly(1, 4, 9, 3, 6, 9);
        assertThat(t.subprocessCount()).isEqualTo(2);
    }

    @Test
    void aDerivativeBeforeItsEvaluationIsAnErrorThatNamesItAndTheLastCommandEndsTheGroup() {
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(square()), STAYING);
        assertThatThrownBy(() -> t.computeAll("deriv", x(1, 2, 3))).hasMessageContaining("deriv before eval_diff");
        assertThatThrownBy(() -> t.computeAll("adjoint", x(1, 2, 3))).hasMessageContaining("adjoint before eval_diff");
        assertThat(Elements.of(t.evaluate(x(1, 2, 3)))).containsExactly(1, 4, 9);
        assertThat(t.computeAll("break", List.of())).isEmpty();
        assertThat(t.subprocessCount()).isZero();
    }

    @Test
    void anErrorKeepsItsClassMessageAndStackAndEndsTheGroup() {
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(square(), moody()));
        assertThatThrownBy(() -> t.evaluate(x(7, 0, 0))).isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("worker=1").hasMessageContaining("in a mood")
                .cause().isInstanceOf(IllegalStateException.class).hasMessage("in a mood")
                .satisfies(cause -> assertThat(cause.getStackTrace()[0].getMethodName()).contains("moody"));
        assertThatThrownBy(() -> t.evaluate(x(1, 0, 0))).isInstanceOf(ClosedException.class)
                .hasMessageContaining("impossible, already terminated");
        assertThat(t.subprocessCount()).isZero();
    }

    @Test
    void anErrorDoesNotWaitForAnEndlessNeighbour() {
        DistributedVectorOfOperators t = new DistributedVectorOfOperators(List.of(moody(), moody()), XX,
                new boolean[][] {{true, false}, {false, true}});
        assertThatThrownBy(() -> t.evaluate(XX.join(x(9, 0, 0), x(7, 0, 0)))).hasMessageContaining("in a mood");
        assertThatThrownBy(() -> t.evaluate(XX.zeros())).hasMessageContaining("already terminated");
    }

    @Test
    void aGroupThatIsKeptAliveOutlivesErrorsAndLostWorkers() {
        ParallelVectorOfOperators t = staying;
        Operator kept = t.linearizeKept(x(1, 2, 3)).derivative();
        assertThatThrownBy(() -> t.evaluate(x(7, 0, 0))).isInstanceOf(TaskFailedException.class);
        assertThat(Elements.of(kept.evaluate(x(1, 1, 1)))).containsExactly(3, 3, 3, 2, 4, 6);
        assertThatThrownBy(() -> t.evaluate(x(8, 0, 0))).isInstanceOf(WorkerLostException.class).hasMessageContaining("3");
        assertThat(Elements.of(t.evaluate(x(1, 2, 3)))).containsExactly(3, 6, 9, 1, 4, 9);
        assertThatThrownBy(() -> kept.evaluate(x(1, 1, 1))).hasMessageContaining("deriv before eval_diff");
    }

    @Test
    void aFailureIsToldWhileAnotherOperatorHasNoEnd() {
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(moody(), moody()), STAYING);
        assertThatThrownBy(() -> t.computeAll("eval_nodiff", List.of(x(9, 0, 0), x(7, 0, 0))))
                .isInstanceOf(TaskFailedException.class).hasMessageContaining("in a mood");
        assertThat(Elements.of(t.evaluate(x(1, 2, 3)))).containsExactly(1, 4, 9, 1, 4, 9);
    }

    @Test
    void aKilledWorkerFailsTheCallAndEndsTheGroup() {
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(moody()));
        assertThatThrownBy(() -> t.evaluate(x(8, 0, 0))).isInstanceOf(WorkerLostException.class).hasMessageContaining("worker=0");
        assertThatThrownBy(() -> t.evaluate(x(1, 0, 0))).hasMessageContaining("already terminated");
    }

    @Test
    void aTimeoutHappensAndIsToldApart() {
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(times(3), moody()),
                STAYING.withTimeout(Duration.ofSeconds(1)));
        t.outcomes("eval_nodiff", Collections.nCopies(2, x(1, 0, 0)), null);
        List<Outcome> outcomes = t.outcomes("eval_nodiff", Collections.nCopies(2, x(9, 0, 0)), Duration.ofMillis(500));
        assertThat(outcomes).extracting(Outcome::code).containsExactly(ExitCode.SUCCESS, ExitCode.TIMEOUT);
        assertThat(outcomes.get(1).error()).isInstanceOf(CallTimeoutException.class);
        assertThatThrownBy(() -> t.evaluate(x(9, 0, 0))).isInstanceOf(CallTimeoutException.class);
        Await.until("a new worker answers", () -> {
            try {
                return t.evaluate(x(1, 0, 0)).getDouble(0) == 3;
            } catch (CallTimeoutException e) {
                // The replacement is still starting.
                return false;
            }
        });
    }

    @Test
    void aTimeoutEndsTheGroup() {
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(moody()),
                ParallelOptions.DEFAULT.withTimeout(Duration.ofMillis(200)));
        assertThatThrownBy(() -> t.evaluate(x(9, 0, 0))).isInstanceOf(CallTimeoutException.class);
        assertThatThrownBy(() -> t.evaluate(x(1, 0, 0))).hasMessageContaining("already terminated");
    }

    @Test
    void eachThreadGetsItsOwnAnswer() throws Exception {
        ParallelVectorOfOperators t = usual;
        List<Thread> threads = new ArrayList<>();
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        for (int k = 1; k <= 4; k++) {
            double base = 10 + k;
            threads.add(Thread.ofPlatform().uncaughtExceptionHandler((thread, e) -> wrong.set(e)).start(() -> {
                for (int i = 0; i < 100; i++) {
                    double a = base + i;
                    assertThat(Elements.of(t.evaluate(x(a, a, a)))).containsExactly(a * a, a * a, a * a, 3 * a, 3 * a, 3 * a);
                    Operator d = t.linearizeKept(x(a, a, a)).derivative();
                    assertThat(Elements.of(d.adjoint(t.codomain().ones()))).containsExactly(2 * a + 3, 2 * a + 3, 2 * a + 3);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong.get()).isNull();
    }

    @Test
    void anInterruptedCallReturnsAndTheGroupGoesOn() {
        ParallelVectorOfOperators t = usual;
        Thread caller = Thread.currentThread();
        CompletableFuture.runAsync(() -> {
            Await.until("the call runs", () -> ParallelExecutionManager.snapshot().toString().contains("eval_nodiff"));
            caller.interrupt();
        });
        assertThatThrownBy(() -> t.evaluate(x(9, 0, 0))).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Elements.of(t.evaluate(x(1, 2, 3)))).containsExactly(1, 4, 9, 3, 6, 9);
    }

    @Test
    void valuesAreThoseOfTheMomentOfCreation() {
        double[] factor = {2};
        Operator scaled = Operator.linear(X, X, x -> x.mul(factor[0]), y -> y.mul(factor[0]));
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(scaled));
        factor[0] = 5;
        assertThat(Elements.of(t.evaluate(x(1, 1, 1)))).containsExactly(2, 2, 2);
    }

    @Test
    void aParallelOperatorInsideAnotherComputesOnItsWorker() {
        ParallelVectorOfOperators inner = new ParallelVectorOfOperators(List.of(square(), times(3)), ParallelOptions.DEFAULT.withWorkers(1));
        ParallelVectorOfOperators outer = new ParallelVectorOfOperators(List.of(inner, inner.scale(2)), ParallelOptions.DEFAULT.withWorkers(1));
        assertThat(outer.subprocessCount()).isEqualTo(1);
        assertThat(Elements.of(outer.evaluate(x(1, 2, 3)))).containsExactly(1, 4, 9, 3, 6, 9, 2, 8, 18, 6, 12, 18);
        outer.checkAdjoint();
        inner.close();
        assertThat(Elements.of(outer.evaluate(x(1, 1, 1)))).startsWith(1, 1, 1);
    }

    @Test
    void derivativesDoNotTravel() {
        Operator derivative = square().linearize(x(1, 2, 3)).derivative();
        assertThatThrownBy(() -> new ParallelVectorOfOperators(List.of(derivative))).isInstanceOf(CannotShipException.class);
    }

    @Test
    void aScopeEndsItsOperators() {
        int before = ParallelExecutionManager.totalSubprocessCount();
        ParallelVectorOfOperators t;
        try (ParallelExecutionManager inner = new ParallelExecutionManager()) {
            t = new ParallelVectorOfOperators(List.of(square()));
            assertThat(inner.name()).isNotBlank();
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(before + 1);
        }
        assertThat(t.closed()).isTrue();
        assertThatThrownBy(() -> t.evaluate(x(1, 1, 1))).isInstanceOf(ClosedException.class).hasMessageContaining("impossible, already terminated");
        t.close();
    }

    @Test
    void largeAndComplexArraysArrive() {
        VectorSpace z = VectorSpace.complex(200, 300);
        Operator fft = new FourierTransform(z);
        ParallelVectorOfOperators t = new ParallelVectorOfOperators(IntStream.range(0, 2).mapToObj(i -> fft).toList());
        INDArray x = z.random(1);
        assertThat(z.norm(t.adjoint(t.evaluate(x)).subi(x.mul(2)))).isLessThan(1e-9);
    }
}
