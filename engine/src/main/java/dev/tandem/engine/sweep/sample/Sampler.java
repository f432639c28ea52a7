package dev.tandem.engine.sweep.sample;

import java.util.List;

/// A kind of samples that is not built in, for [Samples#named] and for the key `type` of a sweep in a YAML file.
///
/// Found by [java.util.ServiceLoader], in the main process and on workers; made anew for each samples, and used by the thread that
/// makes the table. The same arguments have to give the same values, since a stored run is resumed only where its values are those of
/// before.
public interface Sampler {
    /// What scripts and files call it, in lower case: "stretched". The built-in ones come first where names are the same.
    String kind();

    /// What it wants to know, in the order of [Samples#named]; in files these are keys. The last one ends with `...`
    /// where it takes any number of values. A missing `seed` is 0 in files.
    List<String> arguments();

    /// Whether the n-th value belongs to the n-th row, with the n-th ones of the other parameters; else the values are meshed with
    /// those of the other parameters.
    boolean isJoint();

    /// The values, in an array of their own.
    ///
    /// @param position of the parameter in the sweep, from 0; only joint samples may depend on it, and on the round
    /// @param round from 0; of a sweep that is asked for more rows, as many values again each time, independent of those before
    /// @throws IllegalArgumentException that names the argument and its value when there are none
    double[] values(SampleArguments given, int position, int round);
}
