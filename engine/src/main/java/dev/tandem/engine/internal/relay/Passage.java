package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.wire.FrameHandler;

/// How a client reaches its relay: directly. Tests put in between what delays, stops and drops, and let a relay live that was given up.
interface Passage {
    Passage DIRECT = new Passage() {};

    /// @param road to the relay
    default Road outgoing(Road road) {
        return road;
    }

    /// @param client hears what the relay says on one of the connections
    default FrameHandler incoming(FrameHandler client) {
        return client;
    }

    /// A relay is of no use any more.
    ///
    /// @param kill ends its process
    default void givenUp(Runnable kill) {
        kill.run();
    }
}
