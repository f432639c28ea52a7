package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class TandemExceptionTest {
    @Test
    void aMessageThatNobodyCouldReadIsCutInTheMiddle() {
        String message = "no such column: name=q, columns=" + "column, ".repeat(300_000) + "path=wide.csv";
        assertThat(new ProtocolException(message)).message().hasSizeLessThan(21_000).startsWith("no such column: name=q, columns=column,")
                .contains("characters left out").endsWith("path=wide.csv");
    }

    @Test
    void typedClassesHaveTheNamesThatUsersGaveThem() {
        assertThat(new TandemException("failed: error=REPL.$JShell$31$Mine: no, class=REPL/$JShell$4B_12$Outer$In, or $JShell$7$A"))
                .hasMessage("failed: error=Mine: no, class=Outer$In, or A");
        assertThat(new RemoteException("REPL.$JShell$31C$Mine", null, new StackTraceElement[0], null)).hasMessage("Mine");
        assertThat(new TandemException("costs=$JShell$, class=REPL.$JShell$3")).hasMessage("costs=$JShell$, class=REPL.$JShell$3");
    }

    @Test
    void otherMessagesAreAsTheyWere() {
        assertThat(new TandemException("a".repeat(20_000))).hasMessage("a".repeat(20_000));
        assertThat(new TandemException(null, new Error())).hasMessage(null);
    }

    @Test
    void eachThreadThatWaitsMeetsAFailureOfItsOwn() {
        WorkerLostException made = new WorkerLostException("worker lost", 3, 42);
        StackTraceElement[] byEngine = made.getStackTrace();
        StackTraceElement[] here = {new StackTraceElement("Script", "line", "script.jsh", 7)};
        TandemException met = made.metAt(here);
        met.addSuppressed(new RuntimeException("another one"));
        assertThat(met).isNotSameAs(made).isInstanceOfSatisfying(WorkerLostException.class, lost -> {
            assertThat(lost.worker()).isEqualTo(3);
            assertThat(lost.pid()).isEqualTo(42);
        }).hasMessage("worker lost").hasNoCause();
        assertThat(met.getStackTrace()).isEqualTo(here);
        assertThat(made.getStackTrace()).isEqualTo(byEngine);
        assertThat(made.getSuppressed()).isEmpty();
        Exception cause = new Exception("why");
        assertThat(new TandemException("failed", cause).metAt(here)).hasCause(cause);
    }

    @Test
    void exceptionsWithoutAMessageAreNamed() {
        assertThat(TandemException.textOf(new ClosedChannelException())).isEqualTo("java.nio.channels.ClosedChannelException");
        assertThat(TandemException.textOf(new AccessDeniedException("/a/b"))).isEqualTo("java.nio.file.AccessDeniedException: /a/b");
    }

    @Test
    void tandemsOwnTellItThemselves() {
        assertThat(TandemException.textOf(new ProtocolException("garbled frame: kind=66"))).isEqualTo("garbled frame: kind=66");
    }
}
