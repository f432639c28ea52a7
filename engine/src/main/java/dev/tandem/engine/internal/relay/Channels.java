package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.Copies;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.relay.traffic.Traffic;

/// What a worker of a relay needs of it.
///
/// @param link by which the client knows the worker
record Channels(long link, Road road, Traffic traffic, Copies copies) {}
