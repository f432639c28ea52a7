package dev.tandem.processes;

import dev.tandem.engine.event.RuntimeEvent.CallFinished;
import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.engine.worker.WorkerOptions;
import dev.tandem.toolkit.Plural;
import dev.tandem.toolkit.TaskLabel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is to be read of one worker, in sections. Stateless.
final class DetailsText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int MOST_NAMES = 60;

    /// @param lines one below the other
    record Section(String title, List<String> lines) {}

    private DetailsText() {}

    static List<Section> of(ProcessNode worker, WorkerDetails details, List<CallFinished> calls, List<PastOfWorkers.End> ends) {
        List<Section> all = new ArrayList<>();
        add(all, "Recent calls", calls.stream().map(DetailsText::call).toList());
        add(all, "Earlier processes of this number", ends.stream().map(DetailsText::end).toList());
        add(all, "Last words", details.printed());
        add(all, "Kept on it", details.kept().isEmpty() ? List.of()
                : List.of(Plural.of(details.kept().size(), "object") + ", "
                        + ProcessText.memory(details.kept().stream().mapToLong(Long::longValue).sum())));
        add(all, "Shared memory", details.segments().stream()
                .map(segment -> ProcessText.memory(segment.bytes()) + ", segment " + segment.name() + " of process " + segment.owner()).toList());
        add(all, details.shipped().size() == 1 ? "1 typed class" : details.shipped().size() + " typed classes", names(details.shipped()));
        add(all, "Options", options(worker, details.options()));
        add(all, "Class path beside the program's", details.options().classPath().stream().map(Path::toString).toList());
        return all;
    }

    private static void add(List<Section> all, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            all.add(new Section(title, lines));
        }
    }

    private static String call(CallFinished call) {
        String outcome = switch (call.facts().outcome()) {
            case DONE -> "";
            case FAILED -> ", failed: " + call.error();
            case CANCELLED -> ", given up";
            case LOST -> ", lost with its worker";
        };
        return CLOCK.format(call.time()) + "  " + TaskLabel.words(call.label()) + ", "
                + ProcessText.elapsed(Duration.ofNanos(call.facts().computing())) + (call.facts().retryOf() == 0 ? "" : ", again") + outcome;
    }

    private static String end(PastOfWorkers.End end) {
        return CLOCK.format(end.time()) + "  " + (end.pid() < 0 ? "" : "process " + end.pid() + ": ") + end.why();
    }

    private static List<String> names(List<String> classes) {
        List<String> some = new ArrayList<>(classes.stream().limit(MOST_NAMES).toList());
        if (classes.size() > MOST_NAMES) {
            some.add("and " + (classes.size() - MOST_NAMES) + " more");
        }
        return some;
    }

    /// Values of variables may be secrets: names are told.
    private static List<String> options(ProcessNode worker, WorkerOptions options) {
        List<String> lines = new ArrayList<>();
        if (worker.memoryLimit() > 0) {
            lines.add("memory limit " + ProcessText.memory(worker.memoryLimit())
                    + (options.heap() > 0 ? ", heap " + ProcessText.memory(options.heap()) : "")
                    + (options.nativeMemory() > 0 ? ", arrays " + ProcessText.memory(options.nativeMemory()) : ""));
        }
        if (!options.jvmArguments().isEmpty()) {
            lines.add("arguments of the JVM " + String.join(" ", options.jvmArguments()));
        }
        if (!options.environment().isEmpty()) {
            lines.add("environment " + options.environment().entrySet().stream().map(Map.Entry::getKey).sorted().collect(Collectors.joining(", ")));
        }
        if (options.folder() != null) {
            lines.add("folder " + options.folder());
        }
        lines.add("threads " + (options.threads() == 0 ? "by cores" : Integer.toString(options.threads())) + ", seed " + options.seed() + ", grace "
                + ProcessText.elapsed(options.gracePeriod()));
        return lines;
    }
}
