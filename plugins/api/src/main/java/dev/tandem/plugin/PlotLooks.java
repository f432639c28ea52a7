package dev.tandem.plugin;

import java.awt.Color;

/// The colours that charts are to have. Immutable; any thread.
public interface PlotLooks {
    /// Behind everything.
    Color back();

    /// Of texts and axes.
    Color text();

    /// Of lines that only guide the eye.
    Color line();

    /// Of what went wrong.
    Color failed();

    /// Of the n-th series, from 0; they repeat. The colour-blind can tell them apart.
    Color series(int index);
}
