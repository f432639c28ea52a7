package dev.tandem.workbench.session;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Reads from a stream on a thread of its own, and only when somebody waits for it, so that the one who waits can give up.
/// What comes then is kept for who reads next. Thread-safe; the thread is a daemon and stays as long as the process.
final class InputPump implements SessionInput.Source {
    private static final int CHUNK = 8192;

    private final InputStream stream;
    /// Guarded by this, as are the next ones; the pump fills it while it is wanted.
    private byte[] chunk = new byte[0];
    private int position;
    private boolean wanted;
    private boolean started;
    /// The end that was met and is to be told once, since a terminal can go on after it.
    private boolean ended;
    private IOException failure;

    InputPump(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length, Duration longest)
            throws IOException, InterruptedException {
        if (isEmpty()) {
            want();
            TimeUnit.NANOSECONDS.timedWait(this, longest.toNanos());
        }
        if (position < chunk.length) {
            int count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, bytes, offset, count);
            position += count;
            return count;
        }
        if (failure != null) {
            IOException told = failure;
            failure = null;
            throw told;
        }
        boolean isEnd = ended;
        ended = false;
        return isEnd ? -1 : 0;
    }

    @Override
    public synchronized int available() throws IOException {
        // While the pump reads, there is nothing that it would not get.
        return chunk.length - position + (wanted ? 0 : stream.available());
    }

    private boolean isEmpty() {
        return position == chunk.length && !ended && failure == null;
    }

    private void want() {
        wanted = true;
        notifyAll();
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name("standard-input").start(this::pump);
        }
    }

    private void pump() {
        byte[] buffer = new byte[CHUNK];
        try {
            while (true) {
                awaitReader();
                int count = -1;
                IOException error = null;
                try {
                    count = stream.read(buffer);
                } catch (IOException e) {
                    error = e;
                }
                deliver(count < 0 ? new byte[0] : Arrays.copyOf(buffer, count), count < 0 && error == null, error);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it; readers wait in vain from now on, and can give up.
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitReader() throws InterruptedException {
        while (!wanted) {
            wait();
        }
    }

    private synchronized void deliver(byte[] bytes, boolean isEnd, IOException error) {
        chunk = bytes;
        position = 0;
        ended = isEnd;
        failure = error;
        wanted = false;
        notifyAll();
    }
}
