package dev.tandem.cluster.cli;

import dev.tandem.cluster.Cluster;
import dev.tandem.cluster.client.ClusterPlaces;
import dev.tandem.cluster.key.KeyFile;
import dev.tandem.cluster.key.KeyMaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes keys, and looks after the nodes of a cluster.
@Command(name = "cluster", mixinStandardHelpOptions = true, description = "Makes the key of a cluster, and looks after its nodes.", subcommands = {
    ClusterCommand.Key.class, ClusterCommand.Start.class, ClusterCommand.Status.class, ClusterCommand.Stop.class})
final class ClusterCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: key, start, status or stop");
    }

    /// Makes a key.
    @Command(name = "key", mixinStandardHelpOptions = true, description = "Makes the key of a new cluster, which all its machines need.")
    static final class Key implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "a new file, which only you can read")
        private Path file;

        @Option(names = "--meet", paramLabel = "HOST[:PORT]", description = "machines of which one is always up, where the others find each other (otherwise this one, for itself only)")
        private List<String> meet = List.of();

        @Override
        public Integer call() {
            try {
                List<InetSocketAddress> addresses = meet.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), KeyFile.PORT))
                        : meet.stream().map(KeyFile::address).toList();
                KeyMaker.make(addresses).write(file);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            System.out.println("key: file=" + file + "; whoever has it can run programs as you on every node");
            return 0;
        }
    }

    /// Starts nodes of this machine, to try out what runs on several.
    @Command(name = "start", mixinStandardHelpOptions = true, description = "Starts nodes on this machine, to try out what runs on several; returns when they are up.")
    static final class Start implements Callable<Integer> {
        @Option(names = "--key", required = true, paramLabel = "FILE", description = "the cluster's key")
        private Path key;

        @Option(names = "--nodes", paramLabel = "N", description = "how many (otherwise 2)")
        private int nodes = 2;

        @Option(names = "--workers", paramLabel = "N", description = "for how many workers each has room (otherwise the cores are divided)")
        private int workers;

        @Override
        public Integer call() throws IOException, InterruptedException {
            KeyFile.read(key);
            int each = workers > 0 ? workers : Math.max(1, Runtime.getRuntime().availableProcessors() / nodes);
            for (int i = 1; i <= nodes; i++) {
                DetachedNode node = DetachedNode.start(key, "node-" + i, each);
                node.awaitUp();
                System.out.println("node is up: name=node-" + i + ", workers=" + each + ", pid=" + node.pid() + ", log=" + node.log());
            }
            return 0;
        }
    }

    /// Tells which nodes are there.
    @Command(name = "status", mixinStandardHelpOptions = true, description = "Tells which nodes are there, and how many workers they have.")
    static final class Status implements Callable<Integer> {
        @Option(names = "--key", required = true, paramLabel = "FILE", description = "the cluster's key")
        private Path key;

        @Override
        public Integer call() {
            List<String> nodes = Cluster.nodes(key.toString());
            nodes.forEach(System.out::println);
            if (nodes.isEmpty()) {
                System.out.println("no node is there");
            }
            return nodes.isEmpty() ? 1 : 0;
        }
    }

    /// Ends all nodes.
    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Ends all nodes of the cluster, and their workers.")
    static final class Stop implements Callable<Integer> {
        @Option(names = "--key", required = true, paramLabel = "FILE", description = "the cluster's key")
        private Path key;

        @Override
        public Integer call() throws InterruptedException {
            List<String> left = ClusterPlaces.stopNodes(key);
            left.forEach(node -> System.out.println("did not end: " + node));
            return left.isEmpty() ? 0 : 1;
        }
    }

    /// A node that lives on when this program has ended.
    private record DetachedNode(Process process, Path log) {
        private static final int TRIES = 1200;
        private static final int LOOK = 50;

        static DetachedNode start(Path key, String name, int workers) throws IOException {
            Path log = key.resolveSibling(key.getFileName() + "." + name + ".log").toAbsolutePath();
            Path launcher = Path.of(System.getProperty("tandem.home", ""), "scripts", "tandem");
            ProcessBuilder builder = new ProcessBuilder("setsid", launcher.toString(), "node", "--key", key.toString(), "--name", name, "--workers",
                    Integer.toString(workers)).redirectErrorStream(true).redirectOutput(log.toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            return new DetachedNode(process, log);
        }

        void awaitUp() throws IOException, InterruptedException {
            for (int i = 0; !Files.readString(log).contains("is up"); i++) {
                if (i == TRIES || !process.isAlive()) {
                    throw new IOException("node did not start: log=" + log + ", said=" + Files.readString(log).strip());
                }
                Thread.sleep(LOOK);
            }
        }

        long pid() {
            return process.pid();
        }
    }
}
