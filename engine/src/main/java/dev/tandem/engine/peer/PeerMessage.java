package dev.tandem.engine.peer;

import dev.tandem.engine.internal.worker.CallChannel;

/// What workers that are peers and their main process say to each other while the workers compute.
sealed interface PeerMessage {
    /// Which values a call brings to whom.
    enum Route {
        NONE, ROOT_TO_ALL, ALL_TO_ALL, ALL_TO_ROOT
    }

    /// A worker has come to a call that all make together.
    ///
    /// @param turn which of its calls, counted from 1
    /// @param call the name of the method
    /// @param value its encoded contribution
    record Arrived(long turn, String call, Route route, CallChannel.Encoded value) implements PeerMessage {}

    /// All are there, or somebody never will be.
    ///
    /// @param values encoded, in the order of the workers
    /// @param error why the call fails, or null
    record Met(long turn, byte[][] values, String error) implements PeerMessage {}

    /// A worker has waited too long for the others, and asks for whom.
    record Asks(long turn) implements PeerMessage {}

    /// Who has not come to a call.
    ///
    /// @param said their numbers and what is known of them
    record Missing(long turn, String said) implements PeerMessage {}

    /// A worker has read a sample.
    record Reads(int sample) implements PeerMessage {}
}
