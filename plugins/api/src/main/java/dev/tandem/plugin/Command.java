package dev.tandem.plugin;

/// Something the user can do, found in a menu. Run on the window's thread, which must never be made to wait.
public interface Command {
    /// Names this extension for ever, for example `tandem.run.file`.
    String id();

    String title();

    /// The menu that it stands in, such as `Run`; a new one is made when there is none of that name.
    String menu();

    /// A key such as `F5` or `Shortcut+Enter`, or an empty text for none.
    default String key() {
        return "";
    }

    /// Whether it can be run now; asked on the window's thread before a menu or the palette shows it.
    default boolean isEnabled(ViewContext context) {
        return true;
    }

    void run(ViewContext context);
}
