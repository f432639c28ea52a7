package dev.tandem.engine.internal.store;

import dev.tandem.engine.TandemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/// Writes rows to a file in a thread of its own, so that a sweep does not wait for the disk.
///
/// What has come while a group was committed makes the next group. Rows count as finished when their group is
/// committed. Waiting rows are bounded: a sweep that is quicker than the disk waits for it. Closed by the sweep.
public final class RowWriter implements AutoCloseable {
    /// In cells: what waits takes some tens of megabytes at most, but for a single group.
    private static final int MOST_WAITING = 1 << 21;
    private static final int LETTERS = 8;

    private final RowStore store;
    /// How many rows the file must have already; -1 for a new file.
    private final long before;
    private final boolean isExtended;
    /// Rows of the file that are replaced when they come. Touched by the writing thread only.
    private final BitSet replaced;
    private final BlockingQueue<Group> groups = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final Thread thread;
    /// How many rows are committed; -1 before the first can be. Touched by the writing thread only.
    private long kept = -1;
    /// Written by the writing thread, before it gives way to all that wait.
    private volatile TandemException failure;

    /// Rows that were given together; none ends the writing.
    private record Group(List<StoredRow> rows, int cells) {}

    private RowWriter(RowStore store, long before, boolean isExtended, BitSet replaced) {
        this.store = store;
        this.before = before;
        this.isExtended = isExtended;
        this.replaced = (BitSet) replaced.clone();
        thread = Thread.ofPlatform().daemon().name("tandem-rows-" + store.file().getFileName()).start(this::write);
    }

    /// Starts a new file.
    public static RowWriter create(RowStore store) {
        return new RowWriter(store, -1, false, new BitSet());
    }

    /// Goes on with a file.
    ///
    /// @param before how many rows it has; another number of them is an error, since somebody else has added some
    /// @param replaced rows that the file has and that will come again
    public static RowWriter continuing(RowStore store, long before, BitSet replaced) {
        return new RowWriter(store, before, false, replaced);
    }

    /// As [#continuing], and notes in the file that it is of a design with more points.
    public static RowWriter extending(RowStore store, long before, BitSet replaced) {
        return new RowWriter(store, before, true, replaced);
    }

    /// Takes rows to be written soon.
    ///
    /// @throws TandemException when earlier rows could not be written
    public void add(List<StoredRow> rows) {
        requireWriting();
        if (rows.isEmpty()) {
            return;
        }
        int cells = (int) Math.min(rows.stream().mapToLong(RowWriter::cells).sum(), MOST_WAITING);
        room.acquireUninterruptibly(cells);
        requireWriting();
        groups.add(new Group(rows, cells));
    }

    private static long cells(StoredRow row) {
        long cells = row.values().length;
        for (Object value : row.values()) {
            cells += value instanceof double[] array ? array.length : value instanceof String text ? text.length() / LETTERS : 0;
        }
        return cells;
    }

    private void requireWriting() {
        if (failure != null) {
            throw new TandemException(failure.getMessage(), failure);
        }
    }

    // The boundary of the thread: whatever ends it is told to those who add rows.
    private void write() {
        try (Database database = Database.writing(store.file())) {
            database.beginTransactions();
            begin(database);
            try (RowAppender out = database.appender("rows")) {
                writeGroups(database, out);
            } catch (SQLException e) {
                throw database.failed("rows not written", e);
            }
        } catch (Throwable e) {
            failure = told(e);
            room.release(Integer.MAX_VALUE - MOST_WAITING);
        }
    }

    /// Once rows can be there, it matters to users how many are. Called when the file is closed.
    private TandemException told(Throwable e) {
        if (kept < 0 && e instanceof TandemException t) {
            return t;
        }
        return new TandemException("rows not written, a resumed sweep goes on with those kept: path=" + store.file()
                + ", kept=" + reallyKept() + ", cause=" + (e instanceof TandemException t ? t.getMessage() : e), e);
    }

    /// A commit that failed may have reached the disk all the same, so the file is asked.
    private String reallyKept() {
        try (Database database = Database.writing(store.file())) {
            return String.valueOf(rows(database));
        } catch (TandemException e) {
            return "at least " + Math.max(kept, 0);
        }
    }

    private static long rows(Database database) {
        return (long) database.query("SELECT count(*) FROM rows").rows().getFirst().getFirst();
    }

    private void begin(Database database) {
        if (before < 0) {
            store.create(database);
            database.commit();
            kept = 0;
            return;
        }
        long there = rows(database);
        if (there != before) {
            throw new TandemException("file changed by somebody else, nothing was added: path=" + store.file() + ", rows="
                    + there + ", expected=" + before);
        }
        if (isExtended) {
            store.describeAnew(database);
            database.commit();
        }
        kept = there;
    }

    private void writeGroups(Database database, RowAppender out) throws SQLException, InterruptedException {
        boolean isLast = false;
        while (!isLast) {
            List<Group> taken = new ArrayList<>(List.of(groups.take()));
            groups.drainTo(taken);
            long rows = 0;
            for (Group group : taken) {
                isLast |= group.rows().isEmpty();
                rows += group.rows().size() - removeReplaced(database, group.rows());
                for (StoredRow row : group.rows()) {
                    store.append(out, row);
                }
            }
            out.flush();
            database.commit();
            kept += rows;
            taken.forEach(group -> room.release(group.cells()));
        }
    }

    /// In the transaction that adds them anew, so that each is there once whenever the process ends.
    ///
    /// @return how many there were
    private int removeReplaced(Database database, List<StoredRow> rows) {
        int[] old = rows.stream().mapToInt(StoredRow::row).filter(replaced::get).toArray();
        if (old.length > 0) {
            store.delete(database, old);
            IntStream.of(old).forEach(replaced::clear);
        }
        return old.length;
    }

    /// Returns when all rows are committed and the file is closed, also to interrupted threads.
    ///
    /// @throws TandemException when they could not be written
    @Override
    public void close() {
        groups.add(new Group(List.of(), 0));
        boolean wasInterrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        requireWriting();
    }
}
