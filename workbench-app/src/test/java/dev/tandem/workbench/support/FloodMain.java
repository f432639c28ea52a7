package dev.tandem.workbench.support;

import dev.tandem.engine.internal.process.Spares;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.shell.WindowApplication;
import dev.tandem.workbench.shell.Workbench;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;

/// Measures, in a real window, how long its pulses are apart while code floods the console. Run by hand, on a display; prints
/// a row for each flood: how long it took, how many pulses there were, the gap that a hundredth of them exceeds, the longest one, how
/// many were over 100 ms, what the window's thread itself computed at most in a gap, garbage collection, load. With `--stacks` it also
/// tells where that thread was when a pulse was late, with `--threads` what each thread has computed; `--only=REGEX` chooses.
public final class FloodMain extends Application {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofMillis(60);
    private static final int FRAMES = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Map<String, String> FLOODS = new LinkedHashMap<>();

    static {
        FLOODS.put("200,000 lines by the console's code",
                "for (int i = 0; i < 200_000; i++) System.out.println(\"one of many lines, with a number: \" + i);");
        FLOODS.put("200,000 lines by the console's code, again", FLOODS.get("200,000 lines by the console's code"));
        FLOODS.put("a pool of 4 opened and closed, for the first time", "{ WorkerPool.processes(4).close(); }");
        FLOODS.put("100,000 lines by each of 4 workers", "{ var p = WorkerPool.processes(4); p.apply(() -> { "
                + "for (int i = 0; i < 100_000; i++) System.out.println(\"one of many lines, with a number: \" + i); return 0; }); p.close(); }");
        FLOODS.put("2,000,000 characters without an end of line",
                "for (int i = 0; i < 200_000; i++) System.out.print(\"0123456789\");");
        FLOODS.put("200,000 lines of errors", "for (int i = 0; i < 200_000; i++) System.err.println(\"one of many errors: \" + i);");
        FLOODS.put("20,000 lines of 1000 characters",
                "{ String s = \"long \".repeat(200); for (int i = 0; i < 20_000; i++) System.out.println(s); }");
    }

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    private final List<Long> gaps = new ArrayList<>();
    /// What the window's thread itself has computed between two pulses, whatever else the machine does. Guarded by the gaps.
    private final List<Long> computing = new ArrayList<>();
    private long computedBefore;
    private final Map<String, Integer> stacks = new HashMap<>();
    private volatile long last;
    private volatile Thread window;
    private volatile Thread renderer;
    private Workbench workbench;
    private Path folder;

    public static void main(String[] arguments) {
        launch(FloodMain.class, arguments);
    }

    @Override
    public void start(Stage stage) throws Exception {
        WindowApplication.letWorkersYield();
        folder = Files.createTempDirectory("tandem-flood");
        workbench = new Workbench(new Settings(folder.resolve("settings")), new PluginFolder(folder.resolve("plugins")),
                SessionOptions.standard(), new ScriptSettings(List.of(), OutputFolder.named(folder.resolve("output"), _ -> {}), false), 1600, 1000);
        stage.setScene(workbench.window().scene());
        stage.setWidth(1600);
        stage.setHeight(1000);
        stage.show();
        workbench.host().begin();
        Spares.keep(Runtime.getRuntime().availableProcessors());
        window = Thread.currentThread();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                long computed = THREADS.getCurrentThreadCpuTime();
                synchronized (gaps) {
                    if (last != 0) {
                        gaps.add(time - last);
                        computing.add(computed - computedBefore);
                    }
                }
                computedBefore = computed;
                last = time;
            }
        }.start();
        Thread.ofPlatform().daemon().name("flood-watch").start(this::watch);
        Thread.ofPlatform().daemon().name("flood").start(this::measure);
    }

    /// Notes where the window's thread is while a pulse is late.
    private void watch() {
        try {
            while (true) {
                Thread.sleep(5);
                if (last != 0 && System.nanoTime() - last > LATE.toNanos()) {
                    note("window", window);
                    if (renderer == null) {
                        renderer = Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> thread.getName().startsWith("QuantumRenderer")).findFirst().orElse(null);
                    }
                    note("renderer", renderer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String name, Thread thread) {
        if (thread != null) {
            String stack = name + " " + thread.getState() + "\n" + Arrays.stream(thread.getStackTrace()).limit(FRAMES)
                    .map(frame -> "    " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                    .collect(Collectors.joining("\n"));
            synchronized (stacks) {
                stacks.merge(stack, 1, Integer::sum);
            }
        }
    }

    private void measure() {
        try {
            workbench.host().run(new SourceText("warm", "int warm = 1;")).get(60, TimeUnit.SECONDS);
            Thread.sleep(5000);
            row("nothing", () -> Thread.sleep(IDLE));
            String only = getParameters().getNamed().getOrDefault("only", ".*");
            for (Map.Entry<String, String> flood : FLOODS.entrySet().stream().filter(each -> each.getKey().matches(only)).toList()) {
                row(flood.getKey(), () -> {
                    workbench.host().run(new SourceText("flood", flood.getValue())).get(300, TimeUnit.SECONDS);
                    awaitQuiet();
                });
            }
        } catch (Exception e) {
            e.printStackTrace(out);
        }
        Platform.exit();
    }

    /// Returns when the console has not changed for a while.
    private void awaitQuiet() throws InterruptedException {
        String before = "";
        for (int same = 0; same < 5; same++) {
            Thread.sleep(200);
            String now = OpenWindow.onWindow(() -> {
                StyleClassedTextArea area = (StyleClassedTextArea) workbench.window().scene().lookup("#console-output");
                int size = area.getParagraphs().size();
                return area.getLength() + area.getParagraphs().subList(Math.max(0, size - 3), size).toString();
            });
            same = now.equals(before) ? same : -1;
            before = now;
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void row(String name, Work work) throws Exception {
        synchronized (gaps) {
            gaps.clear();
            computing.clear();
        }
        synchronized (stacks) {
            stacks.clear();
        }
        Map<Long, Long> before = times();
        long begun = System.nanoTime();
        long gcBegun = collected();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long gc = collected() - gcBegun;
        List<Long> all;
        List<Long> own;
        synchronized (gaps) {
            all = gaps.stream().sorted().toList();
            own = computing.stream().sorted().toList();
        }
        out.printf(Locale.ROOT, "%n| %s | %.1f s | %d | %.0f ms | %.0f ms | %d | %.0f ms | %d ms | %.1f |%n", name, seconds, all.size(),
                all.get(all.size() * 99 / 100) / 1e6, all.getLast() / 1e6, all.stream().filter(gap -> gap > 100_000_000).count(),
                own.getLast() / 1e6, gc,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        if (getParameters().getRaw().contains("--threads")) {
            tellThreads(before);
        }
        if (getParameters().getRaw().contains("--stacks")) {
            synchronized (stacks) {
                stacks.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(12)
                        .forEach(each -> out.println("  " + each.getValue() + " x " + each.getKey()));
            }
        }
    }

    private static Map<Long, Long> times() {
        return Arrays.stream(THREADS.getAllThreadIds()).boxed().collect(Collectors.toMap(id -> id, THREADS::getThreadCpuTime));
    }

    /// What each of the threads has computed that computed most.
    private void tellThreads(Map<Long, Long> before) {
        Map<Long, Long> now = times();
        now.replaceAll((id, time) -> time - before.getOrDefault(id, 0L));
        now.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(12)
                .forEach(each -> out.printf(Locale.ROOT, "  %6.0f ms %s%n", each.getValue() / 1e6,
                        THREADS.getThreadInfo(each.getKey()) == null ? "gone" : THREADS.getThreadInfo(each.getKey()).getThreadName()));
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(each -> each.getCollectionTime()).sum();
    }

    @Override
    public void stop() throws Exception {
        workbench.close();
        Spares.keep(0);
        System.exit(0);
    }
}
