package dev.tandem.engine.sweep.store;

import dev.tandem.engine.TandemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// Writes rows to a file in a thread of its own, so that a sweep does not wait for the disk.
///
/// What has come while a group was committed makes the next group. Rows count as finished when their group is
/// committed. Waiting rows are bounded: a sweep that is quicker than the disk waits for it. Closed by the sweep.
public final class RowWriter implements AutoCloseable {
    private static final int MOST_WAITING = 1 << 16;

    private final RowStore store;
    private final boolean isNew;
    private final BlockingQueue<List<StoredRow>> groups = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final Thread thread;
    /// Written by the writing thread, before it gives way to all that wait.
    private volatile TandemException failure;

    private RowWriter(RowStore store, boolean isNew) {
        this.store = store;
        this.isNew = isNew;
        thread = Thread.ofPlatform().daemon().name("tandem-rows-" + store.file().getFileName()).start(this::write);
    }

    /// Starts a new file.
    public static RowWriter create(RowStore store) {
        return new RowWriter(store, true);
    }

    /// Goes on with a file.
    public static RowWriter continuing(RowStore store) {
        return new RowWriter(store, false);
    }

    /// Takes rows to be written soon.
    ///
    /// @throws TandemException when earlier rows could not be written
    public void add(List<StoredRow> rows) {
        requireWriting();
        if (rows.isEmpty()) {
            return;
        }
        room.acquireUninterruptibly(permits(rows));
        requireWriting();
        groups.add(rows);
    }

    private static int permits(List<StoredRow> rows) {
        return Math.min(rows.size(), MOST_WAITING);
    }

    private void requireWriting() {
        if (failure != null) {
            throw new TandemException(failure.getMessage(), failure);
        }
    }

    // The boundary of the thread: whatever ends it is told to those who add rows.
    @SuppressWarnings("IllegalCatch")
    private void write() {
        try (Database database = Database.writing(store.file())) {
            database.beginTransactions();
            if (isNew) {
                store.create(database);
                database.commit();
            }
            try (RowAppender out = database.appender("rows")) {
                writeGroups(database, out);
            } catch (SQLException e) {
                throw database.failed("rows not written", e);
            }
        } catch (Throwable e) {
            failure = e instanceof TandemException t ? t : new TandemException("rows not written: path=" + store.file()
                    + ", cause=" + e, e);
            room.release(Integer.MAX_VALUE - MOST_WAITING);
        }
    }

    private void writeGroups(Database database, RowAppender out) throws SQLException, InterruptedException {
        boolean isLast = false;
        while (!isLast) {
            List<List<StoredRow>> taken = new ArrayList<>(List.of(groups.take()));
            groups.drainTo(taken);
            for (List<StoredRow> rows : taken) {
                isLast |= rows.isEmpty();
                for (StoredRow row : rows) {
                    store.append(out, row);
                }
            }
            out.flush();
            database.commit();
            taken.forEach(rows -> room.release(permits(rows)));
        }
    }

    /// Returns when all rows are committed and the file is closed, also to interrupted threads.
    ///
    /// @throws TandemException when they could not be written
    @Override
    public void close() {
        groups.add(List.of());
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
