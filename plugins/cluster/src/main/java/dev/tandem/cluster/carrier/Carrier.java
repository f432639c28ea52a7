package dev.tandem.cluster.carrier;

import java.util.List;
import java.util.UUID;

/// All that Tandem asks of the library that makes programs on several machines a cluster: who is a member, who is not any more, and
/// byte arrays from one to another, in order, encrypted, from and to members only. Joined when made. Thread-safe; no method waits
/// but [#send] and [#close()].
public interface Carrier extends AutoCloseable {
    /// Hears of the cluster. Called by the carrier's threads: one at a time for each member and precedence, and one at a time for who comes
    /// and goes. It must not wait, and what it throws is logged and else ignored.
    interface Listener {
        void received(UUID from, Precedence precedence, byte[] message);

        void joined(Member member);

        /// It is gone for good, and nothing that it sends arrives any more; what has arrived may still be on its way to the listener.
        void left(UUID member, String why);

        /// This member itself is not in the cluster any more: the others have gone on without it. Nothing can be sent. The last call.
        void expelled(String why);
    }

    Member self();

    /// Those that are in the cluster now, this one included.
    List<Member> members();

    /// Sends a message of any length, which must not be changed later. What is sent to a member that is gone goes nowhere. Messages
    /// that cannot be sent at once are kept without a limit: whoever sends much has to know what the other side has taken. May wait
    /// for seconds while a connection is made again.
    ///
    /// @return false when it surely goes nowhere
    boolean send(UUID to, Precedence precedence, byte[] message);

    /// Leaves the cluster.
    @Override
    void close();
}
