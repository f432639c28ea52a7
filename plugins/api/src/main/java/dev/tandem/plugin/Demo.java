package dev.tandem.plugin;

import java.util.List;

/// Steps that a teacher can play one after the other.
public interface Demo {
    /// Names this extension for ever, for example `tandem.demo.epidemic`.
    String id();

    String title();

    /// One sentence.
    String summary();

    List<Step> steps();

    /// One step.
    ///
    /// @param title a few words
    /// @param text what there is to see, in plain text
    /// @param code what is run in the session; may be empty
    record Step(String title, String text, String code) {}
}
