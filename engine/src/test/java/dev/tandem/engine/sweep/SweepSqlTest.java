package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A table is asked, and nothing outside it is read or written, in whatever way that is tried.
class SweepSqlTest {
    @TempDir
    private static Path folder;

    private static SweepResult stored;
    private static SweepResult passing;
    private static Path victim;

    @BeforeAll
    static void runSweeps() throws IOException {
        Sweep sweep = Sweep.named("asked").storedIn(folder).parameter("x", Samples.linear(1, 4, 4)).output("y", p -> p.get("x") * 2);
        try (WorkerPool here = WorkerPool.sequential()) {
            stored = sweep.run(here);
            passing = sweep.notStored().run(here);
        }
        victim = Files.writeString(folder.resolve("victim.csv"), "a\n1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy rows to 'VICTIM'", "copy (select 1) to 'VICTIM'", "export database 'FOLDER/exported'",
        "attach 'FOLDER/attached.duckdb'", "attach 'FOLDER/attached.duckdb' as other; create table other.t as select 1",
        "install httpfs", "load httpfs", "set enable_external_access = true", "reset lock_configuration", "pragma enable_profiling",
        "drop table rows", "insert into rows select * from rows", "update rows set y = 0", "create table t as select 1", "checkpoint",
        "select 1; copy rows to 'VICTIM'", "select 1; select 2", "begin; select 1"})
    void whatIsNoSingleQueryIsRefusedBeforeAnyOfItRuns(String text) throws IOException {
        assertRefused(text, "single SELECT statement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from 'VICTIM'", "select * from read_csv('VICTIM')", "select * from read_text('VICTIM')",
        "select * from glob('FOLDER/*')", "select * from read_parquet('FOLDER/*')", "select * from query('copy rows to ''VICTIM''')",
        "with t as (from read_blob('VICTIM')) select * from t", "select * from sniff_csv('VICTIM')",
        "select 1) ; copy rows to 'VICTIM'; select (1", "select 1'); copy rows to 'VICTIM'; from query('select 1"})
    void filesAreNotRead(String text) throws IOException {
        assertRefused(text, "query failed");
    }

    private static void assertRefused(String text, String reason) throws IOException {
        String query = text.replace("VICTIM", victim.toString()).replace("FOLDER", folder.toString());
        List<Path> before = files();
        for (SweepResult each : List.of(stored, passing)) {
            assertThatThrownBy(() -> each.sql(query)).isInstanceOf(TandemException.class).hasMessageContaining(reason)
                    .hasMessageContaining("sql=" + query);
        }
        assertThat(victim).hasContent("a\n1\n");
        assertThat(files()).isEqualTo(before);
        assertThat(stored.sql("select sum(y) as s from rows").column("s")).containsExactly(20);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"from rows", "table rows", "describe rows", "summarize rows", "select ';' as \"a;b\" from rows -- ; select 2",
        "with t as (from rows) select count(*) from t;", "values (1)", "select x, y from rows order by x limit 2",
        "pivot rows on x in (1.0, 2.0) using sum(y)", "select * from range(3)"})
    void queriesOfEveryKindAreAnswered(String query) {
        assertThat(stored.sql(query).rows()).isNotEmpty();
        assertThat(passing.sql(query).columns()).isEqualTo(stored.sql(query).columns());
    }

    @Test
    void manyMayAskAtOnce() {
        List<CompletableFuture<Object>> answers = IntStream.range(0, 8).mapToObj(n -> CompletableFuture.supplyAsync(
                () -> stored.sql("select sum(y) + " + n + " as s from rows").rows().getFirst().getFirst(), Thread::startVirtualThread)).toList();
        assertThat(answers).extracting(CompletableFuture::join).containsExactly(20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?", "a;b", "?memory_limit=1GB"})
    void aPathThatTheDatabaseWouldMisreadIsRefusedByName(String name) throws IOException {
        Path strange = Files.createDirectories(folder.resolve(name));
        Sweep sweep = Sweep.named("strange").storedIn(strange).parameter("x", Samples.of(1)).output("y", p -> 1.0);
        try (WorkerPool here = WorkerPool.sequential()) {
            assertThatThrownBy(() -> sweep.run(here)).isInstanceOf(TandemException.class).hasMessageContaining(strange.toString());
            assertThat(sweep.notStored().run(here).size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"per%20cent", "ha#sh", "it's", "a=b&c", " lead", "ünï ✓"})
    void otherPathsHoldSweeps(String name) throws IOException {
        Path strange = Files.createDirectories(folder.resolve(name));
        try (WorkerPool here = WorkerPool.sequential()) {
            SweepResult result = Sweep.named("s").storedIn(strange).parameter("x", Samples.of(1)).output("y", p -> 1.0).run(here);
            assertThat(SweepResult.open(result.file().orElseThrow()).size()).isEqualTo(1);
        }
    }
}
