package dev.tandem.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.plugin.Background;
import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.support.OpenWindow;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The launcher is another program here, which shows what it was asked for.
@Timeout(60)
class ReportCommandTest {
    @TempDir
    private Path folder;
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
    private final String homeBefore = System.getProperty("tandem.home");
    private CompletableFuture<?> work;

    @BeforeEach
    void begin() throws Exception {
        System.setProperty("tandem.home", folder.toString());
        Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(folder.resolve("a.jsh"), "int a;");
    }

    @AfterEach
    void end() {
        if (homeBefore == null) {
            System.clearProperty("tandem.home");
        } else {
            System.setProperty("tandem.home", homeBefore);
        }
    }

    private void launcher(String does) throws Exception {
        Path file = Files.writeString(folder.resolve("scripts/tandem"), "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void write(String text) throws Exception {
        Background background = new Background() {
            @Override
            public <T> CompletableFuture<T> run(String title, Work<T> given) {
                CompletableFuture<T> result = new CompletableFuture<>();
                Thread thread = Thread.ofPlatform().start(() -> {
                    try {
                        result.complete(given.run((_, line) -> notices.add("progress " + line)));
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
                result.whenComplete((_, _) -> thread.interrupt());
                work = result;
                return result;
            }
        };
        ViewContext context = (ViewContext) Proxy.newProxyInstance(ViewContext.class.getClassLoader(), new Class<?>[] {ViewContext.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "background" -> background;
                    case "notify" -> notices.add((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        new ReportCommand().write(context, folder.resolve("a.jsh"), text, folder.resolve("r.html"));
    }

    private String next() throws InterruptedException {
        return notices.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void runsTheScriptOnceMoreAndSaysWhereTheReportIs() throws Exception {
        try (OpenWindow _ = new OpenWindow(800, 600)) {
            launcher("echo \"$@\"; exit 0");
            write("int a;");
            assertThat(next()).isEqualTo("progress run --report " + folder.resolve("r.html") + " " + folder.resolve("a.jsh"));
            assertThat(next()).isEqualTo("saved: " + folder.resolve("r.html"));
            launcher("exit 1");
            write("int a;");
            assertThat(next()).startsWith("The script failed, as its report tells");
        }
    }

    @Test
    void whatCannotBeReportedSaysWhy() throws Exception {
        launcher("echo 'no room'; exit 3");
        write("int a;");
        assertThat(work.handle((_, e) -> e).get(20, TimeUnit.SECONDS)).hasMessageContainingAll("report not written", "exit code=3", "no room");
        write("int changed;");
        assertThat(work.handle((_, e) -> e).get(20, TimeUnit.SECONDS)).hasMessageContaining("changes that are not saved");
    }

    @Test
    void whoEndsItEndsTheScript() throws Exception {
        launcher("echo $$; exec sleep 600");
        write("int a;");
        long pid = Long.parseLong(next().substring("progress ".length()));
        work.cancel(true);
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
