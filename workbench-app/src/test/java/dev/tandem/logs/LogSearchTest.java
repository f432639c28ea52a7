package dev.tandem.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import dev.tandem.engine.log.LogLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSearchTest {
    private final LogStore store = new LogStore();

    private void take(RuntimeEvent event) {
        new LogLines(text -> text).take(event, store::add);
    }

    private void print(String group, int worker, int stream, String text) {
        take(new RuntimeEvent.WorkerOutput(Instant.EPOCH, 1, group, worker, stream, text));
    }

    private List<String> texts(LogFilter filter) {
        LogSearch search = new LogSearch(store, new LineTest(filter, store));
        search.look();
        return Arrays.stream(search.take()).mapToObj(number -> store.line(number).text()).toList();
    }

    @Test
    void aFilterLooksAtLevelSourceAndText() {
        print("a", 0, 1, "Hello");
        print("a", 1, 2, "trouble");
        print("ab", 0, 1, "hello too");
        assertThat(texts(LogFilter.STANDARD)).hasSize(3);
        assertThat(texts(new LogFilter(LogLevel.ERROR, null, ""))).containsExactly("trouble");
        assertThat(texts(new LogFilter(LogLevel.TRACE, "a", ""))).hasSize(2);
        assertThat(texts(new LogFilter(LogLevel.TRACE, "a/1", ""))).hasSize(1);
        assertThat(texts(new LogFilter(LogLevel.TRACE, null, "HELLO"))).hasSize(2);
        assertThat(texts(new LogFilter(LogLevel.TRACE, null, "ab/"))).containsExactly("hello too");
    }

    @Test
    void anExpressionFindsWhateverTheCase() {
        print("a", 0, 1, "step 17 of 20");
        print("a", 0, 1, "STEP x of 20");
        assertThat(texts(new LogFilter(LogLevel.STATE, null, "step \\d+", true))).containsExactly("step 17 of 20");
        assertThat(texts(new LogFilter(LogLevel.STATE, null, "^step", true))).hasSize(2);
        assertThat(texts(new LogFilter(LogLevel.STATE, null, "(?-i)^step", true))).hasSize(1);
        assertThat(texts(new LogFilter(LogLevel.STATE, null, "", true))).hasSize(2);
        assertThatThrownBy(() -> texts(new LogFilter(LogLevel.STATE, null, "(a", true))).isInstanceOf(PatternSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|aa)+$", "(a|b|ab)*c"})
    void anExpressionThatWouldTryForEverIsGivenUp(String expression) {
        print("x", 0, 1, "good");
        print("x", 0, 1, "a".repeat(5000) + "!");
        LogSearch search = new LogSearch(store, new LineTest(new LogFilter(LogLevel.STATE, null, expression, true), store));
        long begun = System.nanoTime();
        search.look();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(search.problem()).contains("5001 characters");
    }

    @Test
    void aWarningOfTheEngineIsALineOfItsOwnSource() {
        take(new RuntimeEvent.Warned(Instant.EPOCH, "sweep", "too few points: valid=3"));
        assertThat(store.line(0)).isEqualTo(new LogLine(Instant.EPOCH, LogLevel.WARNING, "sweep", "too few points: valid=3"));
    }

    @Test
    void aNoteOfAWorkersJvmIsNoError() {
        print("a", 0, 0, "NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=1");
        print("a", 0, 0, "OpenJDK 64-Bit Server VM warning: Option UseX was deprecated");
        print("a", 0, 0, "of a child");
        assertThat(store.errors()).isEqualTo(1);
        assertThat(store.line(0).level()).isEqualTo(LogLevel.STATE);
    }

    @Test
    void keepsTheLastMillionLines() {
        for (int i = 0; i < 1_200_000; i++) {
            store.add(new LogLine(Instant.EPOCH, LogLevel.OUTPUT, "a/0", "line " + i));
        }
        assertThat(store.end() - store.first()).isBetween(1_000_000L, 1_010_000L);
        assertThat(store.dropped()).isEqualTo(store.first());
        assertThat(store.line(store.first()).text()).isEqualTo("line " + store.first());
        assertThat(store.line(1_199_999).text()).isEqualTo("line 1199999");
        assertThat(store.line(store.first() - 1)).isNull();
    }

    @Test
    void longLinesTakeNoMoreThanTheirShareOfMemory() {
        LogStore small = new LogStore(10 << 20);
        for (int i = 0; i < 40_000; i++) {
            small.add(new LogLine(Instant.EPOCH, LogLevel.OUTPUT, "a/0", "ü".repeat(500)));
        }
        assertThat(small.end() - small.first()).isBetween(8_000L, 20_000L);
        assertThat(small.line(39_999).text()).isEqualTo("ü".repeat(500));
    }

    @Test
    void whatComesLaterIsFoundByTheSameSearch() {
        LogSearch search = new LogSearch(store, new LineTest(new LogFilter(LogLevel.STATE, null, "x"), store));
        print("a", 0, 1, "x 1");
        search.look();
        assertThat(search.take()).hasSize(1);
        print("a", 0, 1, "y");
        print("a", 0, 1, "x 2");
        assertThat(search.isDone()).isFalse();
        search.look();
        assertThat(search.take()).containsExactly(2);
        store.clear();
        print("a", 0, 1, "x 3");
        search.look();
        assertThat(search.take()).containsExactly(3);
        assertThat(store.first()).isEqualTo(3);
    }
}
