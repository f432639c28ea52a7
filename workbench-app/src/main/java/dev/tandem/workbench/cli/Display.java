package dev.tandem.workbench.cli;

/// Whether a window can be shown.
final class Display {
    private Display() {}

    /// JavaFX itself says so in a stack trace, and then never ends.
    static boolean isMissing() {
        boolean needsServer = System.getProperty("os.name").equals("Linux") && System.getProperty("glass.platform") == null;
        String display = System.getenv("DISPLAY");
        return needsServer && (display == null || display.isBlank());
    }
}
