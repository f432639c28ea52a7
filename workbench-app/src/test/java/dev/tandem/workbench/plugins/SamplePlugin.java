package dev.tandem.workbench.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A plugin such as somebody outside would make: the class `Dice` for scripts and their workers, and a tab.
public final class SamplePlugin {
    public static final String ID = "sample";
    /// The class for scripts, by its full name.
    public static final String DICE = "fromjar.Importssample.Dice";
    static final String TAB = "sample.tab";

    private SamplePlugin() {}

    /// Puts its jar into a folder, which is made when missing.
    ///
    /// @return the jar
    public static Path install(Path folder) throws IOException {
        Path jar = PluginJar.withImports(folder, ID, """
                public static final class Dice {
                    public static int sides() { return 6; }
                    public static int cores() { return Runtime.getRuntime().availableProcessors(); }
                }
                public static final class Tab implements dev.tandem.plugin.ViewContribution {
                    public String id() { return "sample.tab"; }
                    public String title() { return "Dice"; }
                    public dev.tandem.plugin.ViewArea area() { return dev.tandem.plugin.ViewArea.RIGHT; }
                    public javafx.scene.Node create(dev.tandem.plugin.ViewContext context) {
                        javafx.scene.control.Label label = new javafx.scene.control.Label("none");
                        label.setId("sample-label");
                        context.workers().onSnapshot(now -> label.setText(Dice.sides() + " sides, " + now.subprocesses() + " workers"));
                        return label;
                    }
                }
                """, "return java.util.List.of(\"import %s;\");".formatted(DICE));
        PluginJar.offering(jar, Map.of("dev.tandem.plugin.ViewContribution", "fromjar.Importssample$Tab"));
        return PluginJar.saying(jar, Map.of("Plugin-Provider", "Me", "Plugin-License", "Apache-2.0", "Plugin-Requires", "1.0"));
    }
}
