package dev.tandem.cluster.cli;

import dev.tandem.cluster.key.KeyFile;
import dev.tandem.cluster.node.NodeMain;
import dev.tandem.cluster.node.NodeServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Makes this machine a node, until it is told to end.
@Command(name = "node", mixinStandardHelpOptions = true, description = "Makes this machine a node of a cluster, until it is stopped.")
final class NodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "the cluster's key; see cluster key")
    private Path key;

    @Option(names = "--join", paramLabel = "HOST:PORT", description = "where other members are, beside what the key says")
    private List<String> join = List.of();

    @Option(names = "--workers", paramLabel = "N", description = "for how many workers there is room (otherwise one for each core)")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--memory", paramLabel = "M", description = "how much memory all workers may take, as 8g (otherwise most of the machine's)")
    private String memory = "0";

    @Option(names = "--name", paramLabel = "NAME", description = "what it is called among those of this machine (otherwise node)")
    private String name = "node";

    @Override
    public Integer call() {
        NodeMain.Wish wish;
        try {
            List<InetSocketAddress> addresses = join.stream().map(KeyFile::address).toList();
            wish = new NodeMain.Wish(KeyFile.read(key), name, addresses, workers, Bytes.of(memory));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        AtomicReference<NodeServer> present = new AtomicReference<>(NodeMain.start(wish));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> present.get().close(), "tandem-node-end"));
        while (true) {
            System.out.println("node is up: name=" + name + ", workers=" + workers + ", pid=" + ProcessHandle.current().pid());
            NodeServer.End end = present.get().awaitEnd();
            if (!end.again()) {
                System.out.println("node ends: " + end.why());
                return 0;
            }
            System.out.println("node joins again: " + end.why());
            present.get().close();
            present.set(NodeMain.start(wish));
        }
    }
}
