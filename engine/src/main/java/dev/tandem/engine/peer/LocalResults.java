package dev.tandem.engine.peer;

import java.util.List;

/// What one process made of its share of the parameters of a [ParallelManager]. With a queue
/// ([PeerOptions#dynamic()]) there is one for each sample, in the order of samples.
///
/// @param processNumber which worker, from 0; with a queue the one that happened to take the sample, so that the same number
///     stands in several results, and in others when the program runs again
/// @param parameters its share, in order
/// @param results what the execution returned
public record LocalResults<P, R>(int processNumber, List<P> parameters, R results) {}
