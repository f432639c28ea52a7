package dev.tandem.engine.runtime;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.worker.WorkerLog;

/// What one worker prints, cut into lines that go to its log and to listeners.
final class SlotOutput {
    private final GroupLabel group;
    private final int number;
    private final WorkerLog log;
    private final LineCutter out = new LineCutter(line -> line((int) Messages.OUT, line));
    private final LineCutter err = new LineCutter(line -> line((int) Messages.ERR, line));
    private final LineCutter raw = new LineCutter(line -> line(0, line));

    SlotOutput(GroupLabel group, int number, WorkerLog log) {
        this.group = group;
        this.number = number;
        this.log = log;
    }

    void printed(long stream, byte[] text) {
        LineCutter lines = stream == Messages.OUT ? out : err;
        lines.add(text, text.length);
        String open = lines.open();
        if (!open.isEmpty()) {
            Announcements.emit(RuntimeEvent.WorkerPrinting.class,
                    time -> new RuntimeEvent.WorkerPrinting(time, group.id(), group.name(), number, (int) stream, open));
        }
    }

    void raw(byte[] text, int length) {
        raw.add(text, length);
    }

    /// Shows what was printed without an end of line.
    void endOfTask() {
        out.finish();
        err.finish();
    }

    void endOfProcess() {
        endOfTask();
        raw.finish();
    }

    private void line(int stream, String text) {
        log.add(text);
        Announcements.emit(RuntimeEvent.WorkerOutput.class,
                time -> new RuntimeEvent.WorkerOutput(time, group.id(), group.name(), number, stream, text));
    }
}
