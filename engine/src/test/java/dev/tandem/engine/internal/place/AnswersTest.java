package dev.tandem.engine.internal.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.wire.Description;
import dev.tandem.engine.internal.wire.FailureReport;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static String told(Throwable thrown) {
        FailureReport report = new FailureReport(FailureReport.Kind.TASK, Description.of(thrown), null);
        return Answers.failure(report.encode(), "pool-1", 2).getMessage();
    }

    @Test
    void anErrorIsToldByItsNameAndItsWordsIfItHasAny() {
        assertThat(told(new IllegalStateException("no root"))).isEqualTo(
                "task failed: group=pool-1, worker=2, error=java.lang.IllegalStateException: no root");
        assertThat(told(new IllegalStateException())).isEqualTo(
                "task failed: group=pool-1, worker=2, error=java.lang.IllegalStateException");
    }

    @Test
    void whatTheEnginePutsAroundAnErrorIsNotNamed() {
        StackTraceElement[] stack = new StackTraceElement[0];
        Description own = new Description("java.lang.IllegalStateException", "no root", stack, null);
        Description wrapped = new Description("dev.tandem.engine.internal.map.ItemFailedException", "item=1", stack, own);
        FailureReport report = new FailureReport(FailureReport.Kind.TASK, wrapped, null);
        assertThat(Answers.failure(report.encode(), "pool-1", 2)).hasMessage(
                "task failed: group=pool-1, worker=2, item=1, error=java.lang.IllegalStateException: no root");
    }
}
