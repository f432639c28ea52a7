package dev.tandem.plugin;

import java.util.List;

/// Import lines that every new session starts with.
///
/// Found through [java.util.ServiceLoader]; asked once per session, from any thread.
public interface ScriptImports {
    /// Names this extension for ever, for example `tandem.numerics`.
    String id();

    /// Lines such as `import java.util.*;` or `import static example.Words.*;`.
    ///
    /// A line that names a package or class which does not exist is left out without a word. One that is more than an
    /// import declaration, or gives another meaning to a name that scripts have already, disables the plugin.
    List<String> lines();
}
