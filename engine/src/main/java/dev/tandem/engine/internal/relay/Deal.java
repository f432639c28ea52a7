package dev.tandem.engine.internal.relay;

/// Where a worker goes.
///
/// @param node has noted its link
/// @param sharing how many workers of its group share that machine
record Deal(Node node, int sharing) {}
