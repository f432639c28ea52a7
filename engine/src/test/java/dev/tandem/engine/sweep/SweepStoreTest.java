package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.store.Database;
import dev.tandem.engine.internal.store.RowStore;
import dev.tandem.engine.internal.store.RowWriter;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.sweep.store.QueryResult;
import dev.tandem.engine.sweep.store.RowStatus;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
class SweepStoreTest {
    @TempDir
    private Path folder;

    private Sweep sweep() {
        return Sweep.named("stored \"table\"").storedIn(folder).parameter("x", Samples.linear(0, 9, 10))
                .parameter("row", Samples.of(1, 2)).units("x", "m").bounds("x", 0, 9)
                .output("X", p -> {
                    if (p.get("x") == 3) {
                        throw new IllegalStateException("it's three");
                    }
                    return p.get("x") * p.get("row");
                }).outputArray("pair", p -> p.values()).outputText("label", p -> "x is '" + p.get("x") + "'")
                .probe(p -> p.get("x") != 5);
    }

    private static SweepResult run(Sweep sweep) {
        try (WorkerPool pool = WorkerPool.threads(2)) {
            return sweep.run(pool);
        }
    }

    @Test
    void aFileHoldsAllThatTheResultDoes() {
        SweepResult result = run(sweep());
        SweepResult back = SweepResult.open(result.file().orElseThrow());

        assertThat(back.name()).isEqualTo(result.name());
        assertThat(back.isComplete()).isTrue();
        assertThat(back.names()).isEqualTo(result.names()).containsExactly("x", "row", "X");
        assertThat(back.otherOutputs()).containsExactly("pair", "label");
        for (int row = 0; row < result.size(); row++) {
            assertThat(back.row(row).values()).isEqualTo(result.row(row).values());
            assertThat(back.row(row).array("pair")).isEqualTo(result.row(row).array("pair"));
            assertThat(back.row(row).text("label")).isEqualTo(result.row(row).text("label"));
            assertThat(back.row(row).status()).isEqualTo(result.row(row).status());
            assertThat(back.row(row).worker()).isEqualTo(result.row(row).worker());
            assertThat(back.row(row).seconds()).isEqualTo(result.row(row).seconds());
            assertThat(back.row(row).attempts()).isEqualTo(result.row(row).attempts());
        }
        assertThat(back.failures()).extracting(SweepFailure::row).containsExactly(6, 7);
        assertThat(back.failures().getFirst().error()).hasMessage(result.failures().getFirst().error().getMessage())
                .hasMessageContaining("it's three");
        assertThat(back.row(10).status()).isEqualTo(RowStatus.SKIPPED);
        assertThat(back.row(6).attempts()).isEqualTo(2);
    }

    @Test
    void sqlReachesAllColumnsWhateverTheirNames() {
        SweepResult result = run(sweep());
        String query = "select status, count(*) as n, sum(\"X_2\") as total, any_value(pair) as point from rows "
                + "group by status order by status";

        QueryResult answer = result.sql(query);
        assertThat(answer.columns()).containsExactly("status", "n", "total", "point");
        assertThat(answer.rows()).extracting(List::getFirst).containsExactly("DONE", "FAILED", "SKIPPED");
        assertThat(answer.column("n")).containsExactly(16, 2, 2);
        assertThat(answer.column("total")[0]).isEqualTo(3 * (45 - 3 - 5));
        assertThat(answer.column("total")[1]).isNaN();
        assertThat((double[]) answer.get(0, "point")).hasSize(2);
        QueryResult alone = run(sweep().notStored()).sql(query);
        assertThat(alone.column("total")[0]).isEqualTo(answer.column("total")[0]);
        assertThatThrownBy(() -> result.sql("select nothing from rows")).isInstanceOf(TandemException.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> result.sql("drop table rows")).isInstanceOf(TandemException.class);
    }

    @Test
    void whatTheUserNamedKeepsItsNameInSql() {
        SweepResult result = run(sweep());
        assertThat(result.sql("select distinct \"row\" as r from rows order by r").column("r")).containsExactly(1, 2);
        assertThat(result.sql("select max(row_2) as last from rows").column("last")).containsExactly(19);
    }

    @Test
    void namesOfEveryKindGoThroughAllFiles() {
        Sweep sweep = Sweep.named("a / \"name\" 😀 " + "long".repeat(100)).storedIn(folder);
        List<String> names = List.of("a \"quoted\" name", "select", "status", "a'b", "ünï ✓ 😀", "X", "x", "n".repeat(300), "a,b", "[z",
                "a/b", "a-b", "..", "; drop table rows; --");
        for (String name : names) {
            sweep = sweep.parameter(name, Samples.of(names.indexOf(name)));
        }
        SweepResult result = run(sweep.output("worker", p -> 1.5));
        SweepResult stored = SweepResult.open(result.file().orElseThrow());
        result.writeCsv(folder.resolve("names.csv"));
        result.writeParquet(folder.resolve("names.parquet"));
        result.writeHdf5(folder.resolve("names.h5"));
        result.writeHdf5(folder.resolve("names.h5"));

        assertThat(stored.parameters()).isEqualTo(names);
        assertThat(stored.row(0).values()).isEqualTo(result.row(0).values());
        assertThat(SweepResult.readCsv(folder.resolve("names.csv"), "worker").row(0).values()).isEqualTo(result.row(0).values());
        try (HdfFile hdf = new HdfFile(folder.resolve("names.h5"))) {
            assertThat(((Group) hdf.getByPath("sweep_params")).getChildren()).hasSize(names.size());
            assertThat(hdf.getChildren()).hasSize(4);
            assertThat(hdf.getDatasetByPath("sweep_params/" + "n".repeat(240) + "/full_name").getData()).isEqualTo("n".repeat(300));
            assertThat(hdf.getDatasetByPath("sweep_params/a-b/full_name").getData()).isEqualTo("a/b");
            assertThat(hdf.getDatasetByPath("sweep_params/a-b-2/full_name").getData()).isEqualTo("a-b");
        }
    }

    @Test
    void aFileIsWrittenByOneSweepAtATime() {
        Sweep sweep = Sweep.named("shared").storedIn(folder).parameter("x", Samples.linear(0, 1, 500)).output("y", p -> {
            Thread.sleep(2);
            return p.get("x");
        });
        try (WorkerPool pool = WorkerPool.threads(2); WorkerPool other = WorkerPool.threads(2)) {
            RunningSweep first = sweep.start(pool);
            Await.until("rows are there", () -> first.progress().done() > 10);
            first.cancel();
            Path file = first.result().file().orElseThrow();
            RunningSweep second = sweep.startResumed(pool, file);
            Await.until("it goes on", () -> second.progress().done() > second.progress().detail().before());
            assertThatThrownBy(() -> sweep.resume(other, file)).hasMessageContaining("a sweep of this process is writing it")
                    .hasMessageContaining("shared-001.duckdb");
            assertThatThrownBy(() -> SweepResult.open(file)).hasMessageContaining("a sweep of this process is writing it");
            assertThat(second.result().sql("select count(*) as n, count(distinct row) as d from rows").rows())
                    .containsExactly(List.of(500L, 500L));
        }
    }

    @Test
    void rowsThatSomebodyElseAddedAreNotAddedAgain() {
        SweepResult result = run(sweep());
        RowStore store = RowStore.open(result.file().orElseThrow());
        RowWriter late = RowWriter.continuing(store, 7, new BitSet());
        assertThatThrownBy(late::close).isInstanceOf(TandemException.class)
                .hasMessageContaining("file changed by somebody else").hasMessageContaining("rows=20, expected=7");
    }

    @Test
    void longArraysWaitForTheDiskInBoundedMemory() {
        SweepResult result = run(Sweep.named("long").storedIn(folder).parameter("x", Samples.linear(1, 40, 40))
                .outputArray("y", p -> new double[300_000]));
        assertThat(result.sql("select sum(len(y)) as n from rows").column("n")).containsExactly(12_000_000);
    }

    @Test
    void eachRunHasAFileOfItsOwn() throws IOException {
        Path first = run(sweep()).file().orElseThrow();
        byte[] before = Files.readAllBytes(first);
        Path second = run(sweep()).file().orElseThrow();

        assertThat(second).isNotEqualTo(first);
        assertThat(first).hasBinaryContent(before);
        assertThat(run(sweep().notStored()).file()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(
                    "stored-table--001.duckdb", "stored-table--002.duckdb");
        }
        assertThatThrownBy(() -> run(sweep().storedIn(folder.resolve("none")))).hasMessageContaining("no such folder");
    }

    @Test
    void whatIsNoFileOfASweepIsRefusedByNameAndNotTouched() throws IOException {
        Path run = run(sweep()).file().orElseThrow();
        Path other = Files.copy(run, folder.resolve("other version.duckdb"));
        database(other, "UPDATE facts SET value = '99' WHERE name = 'layout'");
        Map<Path, String> wrong = new LinkedHashMap<>();
        wrong.put(Files.writeString(folder.resolve("text.duckdb"), "no database at all, but long enough".repeat(1000)),
                "no file of a sweep, it begins with \"no database");
        wrong.put(Files.writeString(folder.resolve("table.csv"), "x,y\n1,2\n"), "no file of a sweep, it begins with \"x,y.1,2.\"");
        wrong.put(Files.write(folder.resolve("one.byte"), new byte[1]), "no file of a sweep, it begins with");
        wrong.put(Files.createFile(folder.resolve("empty.duckdb")), "ended before it began");
        wrong.put(database("bare", "CREATE TEMP TABLE t (x INTEGER)"), "ended before it began");
        wrong.put(database("strange", "CREATE TABLE t (x INTEGER)"), "no file of a sweep, it has other tables, tables=[t]");
        wrong.put(database("same names", "CREATE TABLE rows (x INTEGER); CREATE TABLE columns (x INTEGER); CREATE TABLE facts (x INTEGER)"),
                "no file of a sweep, it has other tables, tables=[columns, facts, rows]");
        wrong.put(other, "file of another version: path=" + other + ", layout=99");
        wrong.put(Files.createDirectory(folder.resolve("directory")), "no file of a sweep, it is a directory");
        wrong.put(folder.resolve("none.duckdb"), "no such file");
        try (WorkerPool pool = WorkerPool.sequential()) {
            for (Map.Entry<Path, String> each : wrong.entrySet()) {
                Path file = each.getKey();
                byte[] before = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
                List<ThrowableAssert.ThrowingCallable> uses = List.of(() -> SweepResult.open(file), () -> sweep().resume(pool, file),
                        () -> sweep().startResumed(pool, file), () -> sweep().extend(pool, file), () -> sweep().retryFailed().resume(pool, file));
                for (ThrowableAssert.ThrowingCallable use : uses) {
                    assertThatThrownBy(use).isInstanceOf(TandemException.class).hasMessageContaining(each.getValue())
                            .hasMessageContaining(file.getFileName().toString());
                }
                assertThat(before).isEqualTo(Files.isRegularFile(file) ? Files.readAllBytes(file) : null);
            }
            assertThatThrownBy(() -> sweep().resume(pool, null)).hasMessageContaining("file=null");
        }
        assertThat(folder.resolve("none.duckdb")).doesNotExist();
    }

    private Path database(String name, String sql) {
        return database(folder.resolve(name + ".duckdb"), sql);
    }

    private static Path database(Path file, String sql) {
        try (Database database = Database.writing(file)) {
            database.execute(sql);
        }
        return file;
    }

    @Test
    void parquetHoldsTheSameTable() {
        SweepResult result = run(sweep());
        Path parquet = folder.resolve("it's.parquet");
        result.writeParquet(parquet);

        try (Database database = Database.inMemory()) {
            assertThat(database.query("select count(*) as n, sum(\"X_2\") as total from '" + parquet.toString().replace("'", "''") + "'")
                    .column("total")[0]).isEqualTo(3 * (45 - 3 - 5));
        }
    }

    @Test
    void csvKeepsArraysAndTexts() {
        SweepResult result = run(sweep().outputText("odd", p -> "a \"b\",\nc"));
        result.writeCsv(folder.resolve("table.csv"));
        SweepResult back = SweepResult.readCsv(folder.resolve("table.csv"), "X");

        for (int row = 0; row < result.size(); row++) {
            assertThat(back.row(row).values()).isEqualTo(result.row(row).values());
            assertThat(back.row(row).array("pair")).isEqualTo(result.row(row).array("pair"));
            assertThat(back.row(row).text("odd")).isEqualTo(result.row(row).text("odd"));
        }
    }

    @Test
    void manyRowsAreWrittenWhileTheSweepRuns() {
        SweepResult result = run(Sweep.named("many").storedIn(folder).parameter("x", Samples.linear(0, 1, 100_000))
                .output("y", p -> p.get("x") * 2));

        assertThat(result.sql("select count(*) as n, count(distinct row) as d, sum(y) as s from rows").rows())
                .containsExactly(List.of(100_000L, 100_000L, result.sql("select sum(y) from rows").rows().getFirst().getFirst()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theNativeLibraryIsNotUnpackedAgain() throws IOException {
        run(sweep());
        assertThat(Files.readString(Path.of("/proc/self/maps"))).contains(UserCache.folder().resolve("libduckdb_java.so").toString());
        long pid = ProcessHandle.current().pid();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("libduckdb_java"))).as("of " + pid).isEmpty();
        }
    }
}
