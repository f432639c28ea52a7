package dev.tandem.cluster.join;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.Member;
import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.engine.internal.process.GuardedFolder;
import java.util.List;
import java.util.UUID;

/// A carrier that leaves no files.
record Tidy(Carrier carrier, GuardedFolder folder) implements Carrier {
    @Override
    public Member self() {
        return carrier.self();
    }

    @Override
    public List<Member> members() {
        return carrier.members();
    }

    @Override
    public boolean send(UUID to, Precedence precedence, byte[] message) {
        return carrier.send(to, precedence, message);
    }

    @Override
    public void close() {
        carrier.close();
        folder.close();
    }
}
