package dev.tandem.engine.sweep;

import java.util.List;

/// What one process made of its share of the parameters of a [ParallelManager].
///
/// @param processNumber which process, from 0
/// @param parameters its share, in order
/// @param results what the execution returned
public record LocalResults<P, R>(int processNumber, List<P> parameters, R results) {}
