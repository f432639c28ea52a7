package dev.tandem.workbench.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Plugins for tests of the window.
public final class MadePlugins {
    private MadePlugins() {}

    /// One with a tab that hears of snapshots, a command in a menu of its own, an item of the status line and a setting.
    public static Path withEverything(Path folder, String id) throws IOException {
        return PluginJar.withExtensions(folder, id, Map.of("dev.tandem.plugin.ViewContribution", "All%s$Tab".formatted(id),
                "dev.tandem.plugin.Command", "All%s$Do".formatted(id), "dev.tandem.plugin.StatusItem", "All%s$Item".formatted(id),
                "dev.tandem.plugin.SettingsContribution", "All%s$Page".formatted(id)), """
                        import dev.tandem.plugin.*;
                        import javafx.scene.Node;
                        import javafx.scene.control.Label;
                        public class All%1$s {
                            public static class Tab implements ViewContribution {
                                public String id() { return "%1$s.tab"; }
                                public String title() { return "From %1$s"; }
                                public ViewArea area() { return ViewArea.RIGHT; }
                                public int order() { return 1; }
                                public Node create(ViewContext context) {
                                    Label label = context.shared(Label.class, Label::new);
                                    label.setId("%1$s-view");
                                    label.setUserData(new Object() {});
                                    label.setText("waits");
                                    context.workers().onSnapshot(s -> label.setText("heard " + context.preferences().get("sides")));
                                    context.workers().onEvents(e -> label.setText("heard"));
                                    context.scripts().listen(new Scripts.Listener() {});
                                    context.plots().listen(new Plots.Listener() {});
                                    context.preferences().onChange("sides", v -> label.setText("heard " + v));
                                    return label;
                                }
                            }
                            public static class Do implements Command {
                                public String id() { return "%1$s.do"; }
                                public String title() { return "Do it"; }
                                public String menu() { return "%1$s"; }
                                public String key() { return "F5"; }
                                public void run(ViewContext context) { context.notify("done"); }
                            }
                            public static class Item implements StatusItem {
                                public String id() { return "%1$s.item"; }
                                public String title() { return "Dice"; }
                                public Node create(ViewContext context) {
                                    Label label = new Label("6");
                                    label.setId("%1$s-item");
                                    return label;
                                }
                            }
                            public static class Page implements SettingsContribution {
                                public String id() { return "%1$s.settings"; }
                                public String title() { return "Dice"; }
                                public java.util.List<PluginSetting> settings() {
                                    return java.util.List.of(PluginSetting.number("sides", "Sides", "How many a die has.", 6));
                                }
                            }
                        }
                        """.formatted(id));
    }

    /// One with a kind of places, which are behind a relay.
    public static Path withPlace(Path folder, String id) throws IOException {
        return PluginJar.withExtensions(folder, id, Map.of("dev.tandem.engine.place.PlaceProvider", "All%s$Kind".formatted(id)), """
                import dev.tandem.engine.place.*;
                public class All%1$s {
                    public static class Kind implements PlaceProvider {
                        public String word() { return "%1$s"; }
                        public String form() { return "%1$s[:N]"; }
                        public Place open(PlaceWord word) { return Places.of("loopback:" + word.workers(1)); }
                    }
                }
                """.formatted(id));
    }

    /// One with a command of a certain id, in a menu of its own.
    public static Path withCommandOfId(Path folder, String id, String command) throws IOException {
        return withCommand(folder, id, command, id);
    }

    /// One with a command in a certain menu.
    public static Path withCommandInMenu(Path folder, String id, String menu) throws IOException {
        return withCommand(folder, id, id + ".do", menu);
    }

    private static Path withCommand(Path folder, String id, String command, String menu) throws IOException {
        return PluginJar.withExtensions(folder, id, Map.of("dev.tandem.plugin.Command", "All%s$Do".formatted(id)), """
                import dev.tandem.plugin.*;
                public class All%1$s {
                    public static class Do implements Command {
                        public String id() { return "%2$s"; }
                        public String title() { return "Do it"; }
                        public String menu() { return "%3$s"; }
                        public void run(ViewContext context) { context.notify("done by %1$s"); }
                    }
                }
                """.formatted(id, command, menu));
    }

    /// One with a folder of lessons.
    ///
    /// @param lesson the text of the one that it names, or null where that is missing
    public static Path withLesson(Path folder, String id, String lesson) throws IOException {
        Path jar = PluginJar.withExtensions(folder, id, Map.of("dev.tandem.plugin.LessonFolder", "All%s$Lessons".formatted(id)), """
                import dev.tandem.plugin.*;
                public class All%1$s {
                    public static class Lessons implements LessonFolder {
                        public String id() { return "%1$s.lessons"; }
                        public String title() { return "Of %1$s"; }
                        public java.util.List<String> lessons() { return java.util.List.of("lessons/first.jsh"); }
                    }
                }
                """.formatted(id));
        if (lesson != null) {
            PluginJar.having(jar, "lessons/first.jsh", lesson);
        }
        return jar;
    }

    /// One whose tab cannot be made.
    public static Path thatThrows(Path folder, String id) throws IOException {
        return PluginJar.withView(folder, id, "throw new IllegalStateException(\"not today\");");
    }
}
