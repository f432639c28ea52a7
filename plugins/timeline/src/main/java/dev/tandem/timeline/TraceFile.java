package dev.tandem.timeline;

import com.google.gson.stream.JsonWriter;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.file.WholeFile;
import dev.tandem.toolkit.TaskLabel;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes what is shown in the Trace Event Format, which Perfetto (ui.perfetto.dev), Chrome and Speedscope open: a host is a process and a
/// worker a thread of it, computing and transfer are slices, a whole call is asynchronous, and flows lead from what was lost to its second run.
/// Times are in microseconds. Stateless; any thread.
final class TraceFile {
    private static final double MICROS = 1e6;
    private static final String HERE = "this machine";

    private final TimelineExcerpt excerpt;
    private final JsonWriter out;
    /// For each row the number of its host, from 1.
    private final List<Integer> hosts = new ArrayList<>();

    private TraceFile(TimelineExcerpt excerpt, JsonWriter out) {
        this.excerpt = excerpt;
        this.out = out;
    }

    /// Puts it in the place of a file that exists.
    ///
    /// @throws TandemException when it cannot be written
    static void write(TimelineExcerpt excerpt, Path file) {
        try {
            WholeFile.replace(file, target -> {
                try (BufferedWriter text = Files.newBufferedWriter(target); JsonWriter out = new JsonWriter(text)) {
                    new TraceFile(excerpt, out).write();
                }
            });
        } catch (IOException e) {
            throw new TandemException("trace not saved: file=" + file + ", cause=" + TandemException.textOf(e), e);
        }
    }

    private void write() throws IOException {
        out.beginObject().name("displayTimeUnit").value("ms").name("traceEvents").beginArray();
        rows();
        CallTable calls = excerpt.calls();
        for (int i = 0; i < calls.size(); i++) {
            if (excerpt.row(i) >= 0) {
                call(calls, i);
            }
        }
        for (TimelineExcerpt.Retry retry : excerpt.retries()) {
            flow(calls, retry.lost(), retry.again());
        }
        out.endArray().endObject();
    }

    private void rows() throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (int row = 0; row < excerpt.rows().size(); row++) {
            TimelineExcerpt.Row lane = excerpt.rows().get(row);
            String host = lane.host() == null ? HERE : lane.host();
            Integer known = numbers.get(host);
            hosts.add(known == null ? numbers.size() + 1 : known);
            if (known == null) {
                numbers.put(host, hosts.getLast());
                meta("process_name", row, host);
            }
            meta("thread_name", row, lane.name());
            for (WorkerLane.Life life : lane.lives()) {
                if (!Double.isNaN(life.ready())) {
                    slice("starts", "starting", row, life.begin(), life.ready());
                    out.endObject();
                }
                if (life.wasLost()) {
                    begin("worker lost", "lost", "i", row, life.end());
                    out.name("s").value("t").name("args").beginObject().name("reason").value(String.valueOf(life.reason())).endObject().endObject();
                }
            }
        }
    }

    private void meta(String what, int row, String name) throws IOException {
        begin(what, "__metadata", "M", row, 0);
        out.name("args").beginObject().name("name").value(name).endObject().endObject();
    }

    private void call(CallTable calls, int i) throws IOException {
        int row = excerpt.row(i);
        String name = TaskLabel.words(calls.label(i));
        begin(name, "call", "b", row, calls.made(i));
        out.name("id").value(calls.number(i)).endObject();
        begin(name, "call", "e", row, calls.ended(i));
        out.name("id").value(calls.number(i)).endObject();
        transfer("reads " + name, row, calls.begun(i), calls.decoded(i));
        slice(name, cat(calls, i), row, calls.decoded(i), calls.computed(i));
        out.name("args").beginObject();
        out.name("call").value(calls.number(i)).name("items").value(calls.items(i)).name("outcome").value(calls.outcome(i).name());
        out.name("queued_us").value((calls.sent(i) - calls.made(i)) * MICROS).name("waited_us").value(calls.waited(i) * MICROS);
        out.name("way_us").value(calls.onTheWay(i) * MICROS);
        out.name("bytes_out").value(calls.bytesOut(i)).name("bytes_back").value(calls.bytesBack(i));
        if (calls.retryOf(i) != 0) {
            out.name("retry_of").value(calls.retryOf(i));
        }
        out.endObject().endObject();
        transfer("writes " + name, row, calls.computed(i), calls.encoded(i));
    }

    private static String cat(CallTable calls, int i) {
        return calls.isInVain(i) ? "lost" : calls.retryOf(i) == 0 ? "computing" : "repeated";
    }

    private void transfer(String name, int row, double from, double to) throws IOException {
        if (to > from) {
            slice(name, "transfer", row, from, to);
            out.endObject();
        }
    }

    /// From the middle of what was lost to the middle of what was computed instead, since a flow belongs to the slices around its ends.
    private void flow(CallTable calls, int from, int to) throws IOException {
        begin("again", "retry", "s", excerpt.row(from), (calls.decoded(from) + calls.computed(from)) / 2);
        out.name("id").value(calls.number(to)).endObject();
        begin("again", "retry", "f", excerpt.row(to), (calls.decoded(to) + calls.computed(to)) / 2);
        out.name("id").value(calls.number(to)).name("bp").value("e").endObject();
    }

    private void slice(String name, String cat, int row, double from, double to) throws IOException {
        begin(name, cat, "X", row, from);
        out.name("dur").value(Math.max(0, (to - from) * MICROS));
    }

    private void begin(String name, String cat, String phase, int row, double at) throws IOException {
        out.beginObject().name("name").value(name).name("cat").value(cat).name("ph").value(phase);
        out.name("pid").value(hosts.get(row)).name("tid").value(row + 1).name("ts").value(Math.max(0, at * MICROS));
    }
}
