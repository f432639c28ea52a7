package dev.tandem.cluster.cli;

import dev.tandem.cluster.key.KeyFile;
import dev.tandem.cluster.key.KeyMaker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes keys, and looks after the nodes of a cluster.
@Command(name = "cluster", mixinStandardHelpOptions = true, description = "Makes the key of a cluster, and looks after its nodes.", subcommands = {
    ClusterCommand.Key.class})
final class ClusterCommand {
    /// Makes a key.
    @Command(name = "key", mixinStandardHelpOptions = true, description = "Makes the key of a new cluster, which all its machines need.")
    static final class Key implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "a new file, which only you can read")
        private Path file;

        @Option(names = "--meet", paramLabel = "HOST[:PORT]", description = "machines of which one is always up, where the others find each other (otherwise this one, for itself only)")
        private List<String> meet = List.of();

        @Override
        public Integer call() {
            List<InetSocketAddress> addresses = meet.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), KeyFile.PORT))
                    : meet.stream().map(KeyFile::address).toList();
            KeyMaker.make(addresses).write(file);
            System.out.println("key: file=" + file + ", meeting=" + addresses);
            return 0;
        }
    }
}
