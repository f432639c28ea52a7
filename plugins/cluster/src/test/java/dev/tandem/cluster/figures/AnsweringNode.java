package dev.tandem.cluster.figures;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.CarrierSettings;
import dev.tandem.cluster.carrier.Member;
import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.cluster.client.NodeFacts;
import dev.tandem.cluster.join.Joining;
import dev.tandem.cluster.key.KeyFile;
import dev.tandem.cluster.link.Allowance;
import dev.tandem.cluster.link.Claim;
import dev.tandem.cluster.link.LinkMessage;
import dev.tandem.cluster.link.LinkMessage.Kind;
import dev.tandem.cluster.link.Post;
import dev.tandem.engine.internal.relay.AnsweringRelay;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A node whose workers do not exist: calls are answered at once. A program; ends when its input does.
public final class AnsweringNode implements Carrier.Listener {
    private final Map<Long, AnsweringRelay> relays = new ConcurrentHashMap<>();
    private final Map<Long, Allowance> allowances = new ConcurrentHashMap<>();
    private final Post post = new Post(member -> System.out.println("undelivered: member=" + member));

    private AnsweringNode() {}

    /// @param args key file, name, number of workers
    public static void main(String[] args) throws Exception {
        KeyFile key = KeyFile.read(Path.of(args[0]));
        AnsweringNode node = new AnsweringNode();
        NodeFacts facts = new NodeFacts("nowhere", args[1], Integer.parseInt(args[2]), "");
        Carrier carrier = Joining.join(new CarrierSettings(key.meeting().getFirst(), key.meeting(), facts.encode(), key.security()), node);
        node.post.begin(carrier);
        System.out.println("node is up");
        while (System.in.read() >= 0) {
            // Nothing is said to it.
        }
        carrier.close();
        System.exit(0);
    }

    @Override
    public void received(UUID from, Precedence precedence, byte[] message) {
        Post.opened(message).forEach(said -> hear(from, said));
    }

    private void hear(UUID from, LinkMessage said) {
        long link = said.link();
        switch (said.kind()) {
            case OPEN -> {
                Allowance data = new Allowance(message -> post.send(from, Precedence.DATA, message));
                allowances.put(link, data);
                relays.put(link, new AnsweringRelay((urgent, message) -> {
                    if (urgent) {
                        control(from, new LinkMessage(Kind.SAY, link, message));
                    } else {
                        data.send(new LinkMessage(Kind.DATA, link, message).encode());
                    }
                }));
                control(from, LinkMessage.number(Kind.OPENED, link, 1));
            }
            case CLAIM -> control(from, LinkMessage.number(Kind.CLAIMED, link, Claim.decode(said.payload()).worker()));
            case SAY -> relays.get(link).hear(said.payload());
            case DATA -> {
                relays.get(link).hear(said.payload());
                long bytes = allowances.get(link).take(said.length());
                if (bytes > 0) {
                    control(from, LinkMessage.number(Kind.TAKEN, link, bytes));
                }
            }
            case TAKEN -> allowances.get(link).taken(said.number());
            default -> {
                // Nothing that it has.
            }
        }
    }

    private void control(UUID to, LinkMessage message) {
        post.send(to, Precedence.CONTROL, message.encode());
    }

    @Override
    public void joined(Member member) {
        post.send(member.id(), Precedence.CONTROL, LinkMessage.number(Kind.LOAD, 0, 0).encode());
    }

    @Override
    public void left(UUID member, String why) {
        post.forget(member);
    }

    @Override
    public void expelled(String why) {
        System.out.println("expelled: " + why);
    }
}
