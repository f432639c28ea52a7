package dev.tandem.workbench.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.workbench.console.ConsoleLine.Kind;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.support.PulseWatch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ConsoleViewTest {
    @Test
    void historyGoesBackAndForthAndKeepsTheDraft() {
        History history = new History();
        history.add("one");
        history.add("two");
        assertThat(history.previous("draft")).isEqualTo("two");
        assertThat(history.previous("two")).isEqualTo("one");
        assertThat(history.previous("one")).isEqualTo("one");
        assertThat(history.next("one")).isEqualTo("two");
        assertThat(history.next("two")).isEqualTo("draft");
        assertThat(history.next("draft")).isEqualTo("draft");
    }

    @Test
    void thePromptIsNoLongerThanItsField() throws Exception {
        FxToolkit.registerPrimaryStage();
        OpenWindow.onWindow(() -> {
            ConsoleInput input = new ConsoleInput(_ -> {}, (_, _) -> {}, () -> {}, _ -> {});
            input.resize(1000, 30);
            assertThat(input.getPromptText()).endsWith("Tab completes").contains("Shift+Enter");
            input.resize(200, 30);
            assertThat(input.getPromptText()).isEqualTo("Type Java, Enter runs it");
            return null;
        });
    }

    @Test
    void aFloodOfLinesIsCutAndCounted() {
        ConsoleModel model = new ConsoleModel();
        for (int i = 0; i < 6000; i++) {
            model.add(new ConsoleLine(Kind.OUTPUT, "line " + i));
        }
        assertThat(model.take(10_000).lines()).hasSize(5001).first().extracting(ConsoleLine::text)
                .isEqualTo("1000 lines left out, which came faster than they can be shown");
        assertThat(model.take(10_000).lines()).isEmpty();
    }

    @Test
    void errorsThatAScriptPrintsTellItsLinesAndOutputStaysAsItIs() {
        ConsoleModel model = new ConsoleModel();
        model.placesBy(text -> text.replace("REPL.$JShell$3 do_it$", "a.jsh:2"));
        model.print(Kind.ERROR, "1:17:02 PM REPL.$JShell$3 ");
        model.print(Kind.ERROR, "do_it$\nWARNING: mind");
        model.print(Kind.OUTPUT, "REPL.$JShell$3 do_it$\n");
        assertThat(model.take(10).lines()).containsExactly(new ConsoleLine(Kind.ERROR, "1:17:02 PM a.jsh:2"),
                new ConsoleLine(Kind.ERROR, "WARNING: mind"), new ConsoleLine(Kind.OUTPUT, "REPL.$JShell$3 do_it$"));
    }

    @Test
    void ofWhatIsStoppedTheLastLinesAreShownAndTheOthersCounted() {
        ConsoleModel model = new ConsoleModel();
        model.add(new ConsoleLine(Kind.INPUT, "typed"));
        model.print(Kind.OUTPUT, IntStream.range(0, 3000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));
        model.happened(new StatementOutcome.Stopped(new SourceText("a.jsh", "f();"), 1, null));
        List<String> shown = model.take(10_000).lines().stream().map(ConsoleLine::text).toList();
        assertThat(shown).hasSize(103).startsWith("2900 lines left out, which came faster than they can be shown", "typed", "line 2900")
                .endsWith("line 2999", "a.jsh:1: stopped");
    }

    @Test
    void whatIsNotRunIsToldByItsBeginning() {
        ConsoleModel model = new ConsoleModel();
        model.dropped(List.of(new SourceText("console:5", "  int a = 1;\n"), new SourceText("long.jsh", "x".repeat(100)),
                new SourceText("console:6", "{\n  f();\n}"), new SourceText("console:7", "")), "Stop was pressed");
        assertThat(model.take(10).lines()).extracting(ConsoleLine::text).containsExactly("Not run, since it was waiting when Stop was "
                + "pressed: console:5 (int a = 1;), long.jsh (" + "x".repeat(60) + " ...), console:6 ({ ...), console:7 ()");
    }

    @Test
    void whatIsMeantForATerminalIsNotShown() {
        assertThat(new ConsoleLine(Kind.OUTPUT, "\u001b[1;31mred\u001b[0m \u0007bell\ttab \u001b]0;title\u0007\u001b(B\u0000 größe 日本 \u0085end")
                .shown())
                .isEqualTo("red bell\ttab  größe 日本 end");
        assertThat(ConsoleLine.of("pool", 0, Kind.WORKER, "\u001b[2K\u001b[1Gdone").shown()).isEqualTo("[pool / 0] done");
    }

    @Test
    void whatWaitedSeveralTimesIsToldOnce() {
        ConsoleModel model = new ConsoleModel();
        SourceText file = new SourceText("a.jsh", "int a = 1;");
        model.dropped(List.of(file, new SourceText("b.jsh", "f();"), file, new SourceText("a.jsh", "int a = 1;")), "the session was reset");
        assertThat(model.take(10).lines()).extracting(ConsoleLine::text).containsExactly("Not run, since it was waiting when the session was "
                + "reset: a.jsh (int a = 1;), 3 times, b.jsh (f();)");
    }

    @Test
    void whatTheJvmOfAWorkerNotesIsNobodysOutput() {
        ConsoleModel model = new ConsoleModel();
        model.take(Stream.of("Picked up JAVA_TOOL_OPTIONS: -Dx=1", "NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=1", "[0.012s][warning][aot] no cache",
                "of a child").<RuntimeEvent>map(line -> new RuntimeEvent.WorkerOutput(Instant.EPOCH, 1, "pool", 0, 0, line)).toList());
        model.take(List.of(new RuntimeEvent.WorkerOutput(Instant.EPOCH, 1, "pool", 0, 2, "Picked up JAVA_TOOL_OPTIONS: printed by a task")));
        assertThat(model.take(10).lines()).extracting(ConsoleLine::text).containsExactly("of a child",
                "Picked up JAVA_TOOL_OPTIONS: printed by a task");
    }

    @Test
    void whatIsPrintedWithoutAnEndOfLineIsSeenAndNeverGluedToOthers() {
        ConsoleModel model = new ConsoleModel();
        model.print(Kind.OUTPUT, "half");
        assertThat(model.take(10).open().getFirst().text()).isEqualTo("half");
        model.print(Kind.OUTPUT, " done");
        model.add(new ConsoleLine(Kind.VALUE, "a = 1"));
        model.print(Kind.OUTPUT, "\n");
        model.print(Kind.OUTPUT, "\nnext\n");
        assertThat(model.take(10).lines()).extracting(ConsoleLine::text).containsExactly("half done", "a = 1", "", "next");
        model.print(Kind.OUTPUT, "10 %\r20 %");
        assertThat(model.take(10)).isEqualTo(new ConsoleModel.Batch(List.of(), List.of(new ConsoleLine(Kind.OUTPUT, "20 %"))));
        model.print(Kind.ERROR, "oh\n");
        assertThat(model.take(10).lines()).extracting(ConsoleLine::text).containsExactly("20 %", "oh");
    }

    @Test
    void linesThatWorkersHaveNotEndedAreSeenAsATerminalShowsThem() {
        ConsoleModel model = new ConsoleModel();
        model.take(List.of(printing(0, "10 %\r20 %"), printing(1, "."), printing(1, "..")));
        model.print(Kind.OUTPUT, "own");
        assertThat(model.take(10).open()).extracting(ConsoleLine::shown).containsExactly("[pool / 0] 20 %", "[pool / 1] ..", "own");
        model.take(List.of(new RuntimeEvent.WorkerOutput(Instant.EPOCH, 7, "pool", 0, 1, "10 %\r20 %\r30 %\r"), printing(1, "")));
        ConsoleModel.Batch batch = model.take(10);
        assertThat(batch.lines()).extracting(ConsoleLine::shown).containsExactly("own", "[pool / 0] 30 %");
        assertThat(batch.open()).extracting(ConsoleLine::shown).containsExactly("[pool / 1] ");
    }

    private static RuntimeEvent printing(int worker, String text) {
        return new RuntimeEvent.WorkerPrinting(Instant.EPOCH, 7, "pool", worker, 1, text);
    }

    @Test
    void manyTextsAreCutIntoLinesThatCanBeShown() {
        ConsoleModel model = new ConsoleModel();
        model.print(Kind.OUTPUT, "x".repeat(9000) + "\r\n");
        assertThat(model.take(10).lines()).extracting(line -> line.text().length()).containsExactly(4000, 4000, 1000);
    }

    @Nested
    class InAWindow {
        private static OpenWindow open;

        @BeforeAll
        static void openWindow() throws Exception {
            open = new OpenWindow(1000, 1000);
        }

        @AfterAll
        static void closeWindow() throws IOException {
            open.close();
        }

        @Test
        void whatIsTypedRunsAndItsValueOutputAndErrorsAppear() throws Exception {
            type("int x = 6 * 7");
            OpenWindow.awaitWindow("value", () -> printed().contains("x = 42"));
            type("System.out.println(\"said \" + x)");
            OpenWindow.awaitWindow("output", () -> printed().contains("said 42"));
            type("nonsense");
            OpenWindow.awaitWindow("error", () -> printed().contains("cannot find symbol"));
            open.type(KeyCode.UP);
            OpenWindow.awaitWindow("recalled", () -> input().getText().equals("nonsense"));
            OpenWindow.onWindow(() -> {
                input().setText("\"text\".toUpper");
                input().end();
                return null;
            });
            open.type(KeyCode.TAB);
            OpenWindow.awaitWindow("completion", () -> input().getText().startsWith("\"text\".toUpperCase("));
        }

        @Test
        void whatIsTypedWhileCompletionsAreShownGoesIntoTheText() throws Exception {
            OpenWindow.onWindow(() -> {
                input().setText("\"text\".");
                input().end();
                input().requestFocus();
                return null;
            });
            open.type(KeyCode.TAB);
            OpenWindow.awaitWindow("completions", () -> completions().isPresent());
            open.type(KeyCode.T, KeyCode.R);
            assertThat(OpenWindow.onWindow(() -> input().getText())).isEqualTo("\"text\".tr");
            assertThat(OpenWindow.onWindow(() -> completions())).isEmpty();
            open.type(KeyCode.BACK_SPACE, KeyCode.TAB);
            OpenWindow.awaitWindow("completions", () -> completions().isPresent());
            open.type(KeyCode.ESCAPE);
            OpenWindow.awaitWindow("none", () -> completions().isEmpty());
            assertThat(OpenWindow.onWindow(() -> input().getText())).isEqualTo("\"text\".t");
            OpenWindow.onWindow(() -> {
                input().clear();
                return null;
            });
        }

        private Optional<Node> completions() {
            return Window.getWindows().stream().map(each -> each.getScene().getRoot().lookup(".completion"))
                    .filter(Objects::nonNull).findFirst();
        }

        @Test
        void linesThatArePastedAllRun() throws Exception {
            OpenWindow.onWindow(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString("// what follows is not swallowed\nint first = 1;\nint second = first + 1; // two\nsecond * 100");
                Clipboard.getSystemClipboard().setContent(content);
                input().clear();
                input().requestFocus();
                input().paste();
                return null;
            });
            assertThat(input().getPrefRowCount()).isEqualTo(4);
            open.type(KeyCode.ENTER);
            OpenWindow.awaitWindow("value", () -> printed().contains("= 200"));
            assertThat(input().getPrefRowCount()).isEqualTo(1);
        }

        @Test
        void whatIsPastedAndTooLongForTheLineIsInAnEditor() throws Exception {
            String much = "int much = 1; // as long as many lines\n".repeat(100_000);
            OpenWindow.onWindow(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(much);
                Clipboard.getSystemClipboard().setContent(content);
                input().setText("1 + 1");
                input().paste();
                return null;
            });
            OpenWindow.awaitWindow("told",
                    () -> printed().contains("What was pasted is too long for this line. It is in untitled-1.jsh, where Run runs it."));
            assertThat(OpenWindow.onWindow(() -> input().getText())).isEqualTo("1 + 1");
            assertThat(OpenWindow.onWindow(() -> ((CodeArea) open.workbench().window().scene().lookup(".editors .code")).getText())).isEqualTo(much);
            assertThat(OpenWindow.<String>onWindow(() -> open.workbench().title().getValue())).as("not saved").startsWith("*untitled-1");
            OpenWindow.onWindow(() -> {
                input().clear();
                return null;
            });
        }

        @Test
        void whatIsTypedOrPastedOverThePrintedLinesGoesIntoTheLineBelow() throws Exception {
            OpenWindow.onWindow(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(" + 41");
                Clipboard.getSystemClipboard().setContent(content);
                input().clear();
                output().requestFocus();
                return null;
            });
            open.type(KeyCode.DIGIT1);
            OpenWindow.awaitWindow("typed", () -> input().isFocused() && input().getText().equals("1"));
            OpenWindow.onWindow(() -> {
                output().requestFocus();
                return null;
            });
            open.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
            OpenWindow.awaitWindow("pasted", () -> input().isFocused() && input().getText().equals("1 + 41"));
            open.type(KeyCode.ENTER);
            OpenWindow.awaitWindow("value", () -> printed().contains("= 42"));
        }

        @Test
        void tabLeavesAFieldInWhichNothingIsTyped() throws Exception {
            OpenWindow.onWindow(() -> {
                input().clear();
                input().requestFocus();
                return null;
            });
            open.type(KeyCode.TAB);
            OpenWindow.awaitWindow("focus elsewhere", () -> !input().isFocused());
        }

        @Test
        void whatIsPrintedWithoutAnEndOfLineIsSeenAtOnceAndOnALineOfItsOwn() throws Exception {
            open.workbench().host().run(new SourceText("half", "System.out.print(\"half a line\"); while (System.getProperty(\"test.go\") == null) "
                    + "Thread.sleep(5); System.out.print(\", whole\"); System.err.print(\"half an error\");"));
            OpenWindow.awaitWindow("half", () -> printed().endsWith("\nhalf a line"));
            System.setProperty("test.go", "now");
            OpenWindow.awaitWindow("error", () -> printed().endsWith("\nhalf a line, whole\nhalf an error"));
            System.clearProperty("test.go");
            type("1 + 1");
            OpenWindow.awaitWindow("value", () -> printed().contains("\nhalf a line, whole\nhalf an error\n› 1 + 1\n"));
            type("WorkerPool pool = WorkerPool.processes(1); System.out.print(\"here\"); "
                    + "pool.apply(() -> { System.out.print(\"there\"); }); System.out.print(\", again\"); pool.close();");
            OpenWindow.awaitWindow("line of the worker", () -> printed().lines().anyMatch(each -> each.endsWith("/ 0] there")));
            assertThat(printed().lines()).noneMatch(each -> each.contains("herethere") || each.contains("there, again"));
        }

        @Test
        void newLinesDoNotMoveWhatOneHasScrolledTo() throws Exception {
            type("for (int i = 0; i < 4990; i++) System.out.println(\"scrolled \" + i);");
            OpenWindow.awaitWindow("lines", () -> lately("scrolled 4989"));
            open.moveTo(OpenWindow.<StyleClassedTextArea>onWindow(InAWindow::output));
            open.scroll(40, VerticalDirection.UP);
            OpenWindow.awaitWindow("scrolled", () -> output().lastVisibleParToAllParIndex() < output().getParagraphs().size() - 20);
            String seen = OpenWindow.onWindow(InAWindow::firstSeen);
            // Also when the oldest lines go.
            open.workbench().host().run(new SourceText("more", "for (int i = 0; i < 1500; i++) System.out.println(\"further \" + i);"));
            OpenWindow.awaitWindow("more lines", () -> lately("further 1499"));
            assertThat(OpenWindow.<String>onWindow(InAWindow::firstSeen)).isEqualTo(seen);
            // A file that somebody runs is another matter.
            open.workbench().host().runFile(new SourceText("file.jsh", "System.out.println(\"of a file\");"), null).get(30, TimeUnit.SECONDS);
            OpenWindow.awaitWindow("end", () -> lately("of a file") && endIsSeen());
            open.scroll(10, VerticalDirection.UP);
            OpenWindow.awaitWindow("scrolled", () -> output().lastVisibleParToAllParIndex() < output().getParagraphs().size() - 4);
            type("\"typed \" + 1");
            OpenWindow.awaitWindow("end", () -> lately("\"typed 1\"")
                    && output().lastVisibleParToAllParIndex() >= output().getParagraphs().size() - 2);
        }

        @Test
        void theEndStaysInSightWhenTheConsoleBecomesLower() throws Exception {
            type("for (int i = 0; i < 200; i++) System.out.println(\"lower \" + i + \" long enough to be wrapped \".repeat(20));");
            OpenWindow.awaitWindow("lines", () -> lately("lower 199") || printed().contains("lower 199"));
            OpenWindow.awaitWindow("end", InAWindow::endIsSeen);
            // Also when somebody has clicked there, and nothing was printed since.
            open.clickOn(OpenWindow.<StyleClassedTextArea>onWindow(InAWindow::output));
            CheckMenuItem bottom = open.menuItem("View", "Bottom");
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.logs");
                return null;
            });
            OpenWindow.awaitWindow("panels", () -> open.workbench().window().scene().lookup(".logs") instanceof Region logs
                    && logs.getHeight() > 100);
            double low = OpenWindow.onWindow(() -> output().getHeight());
            OpenWindow.onWindow(() -> {
                bottom.setSelected(false);
                return null;
            });
            OpenWindow.awaitWindow("higher, with the end", () -> output().getHeight() > low + 50 && endIsSeen());
            OpenWindow.onWindow(() -> {
                bottom.setSelected(true);
                open.workbench().window().show("tandem.logs");
                return null;
            });
            OpenWindow.awaitWindow("lower", () -> output().getHeight() < low + 10);
            OpenWindow.awaitWindow("end again", InAWindow::endIsSeen);
        }

        /// Down to the empty line after what was printed: of a line that is wrapped the beginning would be too little.
        private static boolean endIsSeen() {
            return output().lastVisibleParToAllParIndex() == output().getParagraphs().size() - 1;
        }

        private static String firstSeen() {
            return output().getParagraph(output().firstVisibleParToAllParIndex()).getText();
        }

        @Test
        void whereFilesGoIsTold() throws Exception {
            for (int run = 0; run < 2; run++) {
                open.workbench().host().runFile(new SourceText("out.jsh", "output(\"a.txt\"); output(\"b.txt\");"), null).get(30, TimeUnit.SECONDS);
                int times = run + 1;
                OpenWindow.awaitWindow("told", () -> printed().lines().filter(each -> each.startsWith("output folder: ")).count() == times);
            }
        }

        @Test
        void newLinesNeitherDropTheSelectionNorMoveWhatIsLookedAt() throws Exception {
            type("for (int i = 0; i < 300; i++) System.out.println(\"line \" + i);");
            OpenWindow.awaitWindow("lines", () -> printed().contains("line 299"));
            OpenWindow.onWindow(() -> {
                output().selectRange(3, 12);
                return null;
            });
            open.press(KeyCode.CONTROL).release(KeyCode.CONTROL);
            String selected = OpenWindow.onWindow(() -> output().getSelectedText());
            type("System.out.println(\"later\")");
            OpenWindow.awaitWindow("later", () -> printed().contains("\nlater\n"));
            assertThat(OpenWindow.<String>onWindow(() -> output().getSelectedText())).isEqualTo(selected);
        }

        @Test
        void stopDropsWhatWaitsAndSaysSo() throws Exception {
            type("System.out.println(\"begun\"); while (true) Thread.sleep(10);");
            OpenWindow.awaitWindow("begun", () -> printed().contains("begun"));
            type("int never = 1");
            type("int neither = 2");
            OpenWindow.onWindow(() -> {
                open.workbench().host().stop();
                return null;
            });
            OpenWindow.awaitWindow("told", () -> printed().contains("Not run, since it was waiting when Stop was pressed: console:")
                    && printed().contains("(int never = 1), ") && printed().contains("(int neither = 2)"));
            type("\"after\" + 1");
            OpenWindow.awaitWindow("after", () -> printed().contains("after1"));
            assertThat(OpenWindow.<String>onWindow(ConsoleViewTest.InAWindow::printed)).doesNotContain("\nnever = 1", "\nneither = 2");
        }

        @Test
        void variablesAreShownWhileAScriptRunsAndGoneAfterAReset() throws Exception {
            type("int shown = 5; while (true) Thread.sleep(10);");
            OpenWindow.awaitWindow("variable", () -> variables().contains("shown"));
            OpenWindow.onWindow(() -> {
                open.workbench().host().reset();
                return null;
            });
            OpenWindow.awaitWindow("none", () -> variables().isEmpty());
            OpenWindow.awaitWindow("told", () -> printed().contains("The session was reset: what was typed is forgotten"));
        }

        @Test
        @Tag("alone")
        void aFloodOfLinesLeavesTheWindowDrawn() throws Exception {
            PulseWatch pulses = OpenWindow.onWindow(() -> {
                PulseWatch watch = new PulseWatch();
                watch.start();
                return watch;
            });
            type("for (int i = 0; i < 200_000; i++) System.out.println(\"one of many lines, with a number: \" + i);");
            OpenWindow.awaitWindow("last line", () -> lately("number: 199999"));
            OpenWindow.onWindow(() -> {
                pulses.stop();
                return null;
            });
            // A busy machine gives this thread few turns; a thread that is held up has one.
            assertThat(pulses.count()).as("pulses go on while lines come").isGreaterThan(10);
            assertThat(pulses.longest()).as("nothing takes the window's thread for long").isLessThan(Duration.ofMillis(900));
            assertThat(OpenWindow.<Integer>onWindow(() -> output().getParagraphs().size())).isLessThanOrEqualTo(5001);
        }

        /// Whether a line is among the last; all of them take the window's thread for long.
        private static boolean lately(String end) {
            int size = output().getParagraphs().size();
            return output().getParagraphs().subList(Math.max(0, size - 10), size).stream().anyMatch(each -> each.getText().endsWith(end));
        }

        @Test
        void whatWorkersPrintHasTheirColours() throws Exception {
            OpenWindow.onWindow(() -> {
                open.workbench().host().say("before");
                return null;
            });
            type("try (WorkerPool two = WorkerPool.processes(2)) { two.apply(() -> System.out.println(\"by a worker\")); }");
            OpenWindow.awaitWindow("two lines", () -> printed().split("by a worker").length >= 4);
            List<String> styles = OpenWindow.onWindow(() -> output().getParagraphs().stream().filter(each -> each.getText().startsWith("["))
                    .filter(each -> each.getText().endsWith("by a worker")).map(each -> each.getStyleOfChar(0).toString()).sorted().toList());
            assertThat(styles).containsExactly("[worker-tag, worker-0]", "[worker-tag, worker-1]");
        }

        @Test
        void whatWasPrintedCanBeSearchedAndForgotten() throws Exception {
            type("for (int i = 0; i < 300; i++) System.out.println(\"needle \" + i + \" end\");");
            OpenWindow.awaitWindow("last line", () -> lately("needle 299 end"));
            open.clickOn(OpenWindow.<TextArea>onWindow(InAWindow::input));
            open.run("tandem.edit.find");
            OpenWindow.awaitWindow("bar", () -> open.workbench().window().scene().getFocusOwner() instanceof TextField found
                    && "find-text".equals(found.getId()) && found.getSkin() != null);
            open.write("needle 17 end");
            OpenWindow.awaitWindow("found", () -> output().getSelectedText().equals("needle 17 end")
                    && output().firstVisibleParToAllParIndex() <= output().getCurrentParagraph()
                    && output().getCurrentParagraph() <= output().lastVisibleParToAllParIndex());
            assertThat(open.workbench().window().scene().lookup("#find-replacement")).isNull();
            open.workbench().host().say("something new");
            OpenWindow.awaitWindow("new line", () -> printed().contains("something new"));
            assertThat(OpenWindow.<String>onWindow(() -> output().getSelectedText())).as("stays where it was found").isEqualTo("needle 17 end");
            open.type(KeyCode.ESCAPE);
            OpenWindow.awaitWindow("keys", () -> input().isFocused() && open.workbench().window().scene().lookup("#find-text") == null);
            open.run("tandem.console.clear");
            OpenWindow.awaitWindow("nothing", () -> printed().isBlank());
            open.workbench().host().say("afterwards");
            OpenWindow.awaitWindow("goes on", () -> printed().strip().equals("afterwards"));
        }

        /// What stands in the first column.
        private static List<String> variables() {
            open.workbench().window().show("tandem.variables");
            TableView<?> table = (TableView<?>) open.workbench().window().scene().lookup("#variables-table");
            return IntStream.range(0, table.getItems().size())
                    .mapToObj(row -> String.valueOf(table.getColumns().getFirst().getCellData(row)))
                    .toList();
        }

        private static void type(String text) throws Exception {
            open.clickOn(OpenWindow.<TextArea>onWindow(InAWindow::input));
            OpenWindow.onWindow(() -> {
                input().setText(text);
                return null;
            });
            open.type(KeyCode.ENTER);
        }

        private static TextArea input() {
            return (TextArea) open.workbench().window().scene().lookup("#console-input");
        }

        private static StyleClassedTextArea output() {
            return (StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output");
        }

        private static String printed() {
            return output().getText();
        }
    }
}
