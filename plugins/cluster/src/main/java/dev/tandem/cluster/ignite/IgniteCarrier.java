package dev.tandem.cluster.ignite;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.CarrierSettings;
import dev.tandem.cluster.carrier.Member;
import dev.tandem.cluster.carrier.Precedence;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.IgniteMessaging;
import org.apache.ignite.Ignition;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.SystemDataRegionConfiguration;
import org.apache.ignite.events.DiscoveryEvent;
import org.apache.ignite.events.EventType;
import org.apache.ignite.failure.NoOpFailureHandler;
import org.apache.ignite.plugin.segmentation.SegmentationPolicy;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;
import org.apache.ignite.spi.eventstorage.NoopEventStorageSpi;

/// A member of a cluster by Apache Ignite, of which only discovery and ordered messages are used. Every member is what Ignite calls
/// a server: of a client's sudden end nobody hears for long.
///
/// Threads, and who closes it: see [Carrier].
public final class IgniteCarrier implements Carrier {
    private static final Logger LOG = Logger.getLogger("dev.tandem.cluster");
    /// Who does not answer for so long is out.
    private static final Duration SILENCE = Duration.ofMillis(2000);
    /// So long is tried to send to a member that is there.
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long PAUSE = 50_000_000;
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(20);
    /// Of an ordered message in the memory of the receiver, while an earlier one has not come.
    private static final long NEVER = 0;
    private static final int[] EVENTS = {EventType.EVT_NODE_JOINED, EventType.EVT_NODE_LEFT, EventType.EVT_NODE_FAILED,
        EventType.EVT_NODE_SEGMENTED};
    private static final String FACT = "fact.";
    /// From here on a port is looked for.
    private static final int DISCOVERY = 47_500;
    private static final int MESSAGES = 48_600;
    private static final int PORTS = 1000;
    private static final int REGION = 10 << 20;

    private final Listener listener;
    private final Ignite ignite;
    private final Map<UUID, IgniteMessaging> ways = new ConcurrentHashMap<>();
    private final Map<Precedence, String> topics = new EnumMap<>(Map.of(Precedence.CONTROL, "control", Precedence.DATA, "data"));
    private volatile boolean closed;

    static {
        // Read by its classes when they are loaded: no word on the console, and no question to its makers' server.
        System.setProperty("IGNITE_QUIET", "false");
        System.setProperty("IGNITE_UPDATE_NOTIFIER", "false");
        System.setProperty("IGNITE_NO_ASCII", "true");
        // Whoever joins leaves, also when the program ends.
        System.setProperty("IGNITE_NO_SHUTDOWN_HOOK", "true");
    }

    /// Joins.
    ///
    /// @param folder where Ignite may leave files; the caller removes it
    /// @throws IgniteException when it cannot
    public IgniteCarrier(CarrierSettings settings, Path folder, Listener listener) {
        this.listener = listener;
        IgniteConfiguration configuration = configuration(settings, folder);
        configuration.setLocalEventListeners(Map.of(event -> happened((DiscoveryEvent) event), EVENTS));
        this.ignite = Ignition.start(configuration);
        for (Precedence precedence : Precedence.values()) {
            ignite.message().localListen(topics.get(precedence), (UUID from, byte[] message) -> received(from, precedence, message));
        }
    }

    private static IgniteConfiguration configuration(CarrierSettings settings, Path folder) {
        String host = settings.own().getAddress().getHostAddress();
        IgniteConfiguration configuration = new IgniteConfiguration().setIgniteInstanceName("tandem-" + UUID.randomUUID())
                .setWorkDirectory(folder.toAbsolutePath().toString()).setLocalHost(host).setGridLogger(new QuietLog())
                .setDiscoverySpi(discovery(settings, host)).setCommunicationSpi(communication(host))
                .setFailureDetectionTimeout(SILENCE.toMillis()).setClientFailureDetectionTimeout(SILENCE.toMillis())
                .setMetricsUpdateFrequency(BEAT.toMillis())
                .setSystemWorkerBlockedTimeout(Duration.ofDays(1).toMillis()).setFailureHandler(new NoOpFailureHandler())
                .setSegmentationPolicy(SegmentationPolicy.NOOP)
                // No other ports, and nothing that travels but bytes.
                .setConnectorConfiguration(null).setClientConnectorConfiguration(null).setPeerClassLoadingEnabled(false)
                .setIncludeEventTypes(EVENTS).setEventStorageSpi(new NoopEventStorageSpi())
                .setDataStorageConfiguration(storage()).setUserAttributes(attributes(settings.facts()))
                // Else all of the environment would be told to all members.
                .setIncludeProperties();
        threads(configuration);
        if (settings.security() != null) {
            configuration.setSslContextFactory(new StoreInMemory(settings.security()));
        }
        return configuration;
    }

    private static TcpDiscoverySpi discovery(CarrierSettings settings, String host) {
        List<String> meeting = settings.meeting().stream().map(IgniteCarrier::text).toList();
        TcpDiscoveryVmIpFinder finder = new TcpDiscoveryVmIpFinder(false).setAddresses(meeting);
        int port = settings.own().getPort();
        return new TcpDiscoverySpi().setLocalAddress(host).setLocalPort(port == 0 ? DISCOVERY : port)
                .setLocalPortRange(port == 0 ? PORTS : 0).setIpFinder(finder).setJoinTimeout(LONGEST_JOIN.toMillis());
    }

    /// By number: it would look for the name again, and may find another address than the one that was chosen.
    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static TcpCommunicationSpi communication(String host) {
        TcpCommunicationSpi spi = new TcpCommunicationSpi();
        spi.setLocalAddress(host).setLocalPort(MESSAGES).setLocalPortRange(PORTS).setSelectorsCount(2).setIdleConnectionTimeout(Long.MAX_VALUE);
        return spi;
    }

    /// It stores nothing, but wants to be able to.
    private static DataStorageConfiguration storage() {
        return new DataStorageConfiguration()
                .setSystemDataRegionConfiguration(new SystemDataRegionConfiguration().setInitialSize(REGION).setMaxSize(REGION))
                .setDefaultDataRegionConfiguration(new DataRegionConfiguration().setName("default").setInitialSize(REGION).setMaxSize(REGION));
    }

    private static void threads(IgniteConfiguration configuration) {
        configuration.setPublicThreadPoolSize(4).setSystemThreadPoolSize(4).setStripedPoolSize(2).setServiceThreadPoolSize(1)
                .setManagementThreadPoolSize(1).setDataStreamerThreadPoolSize(1).setQueryThreadPoolSize(1).setBuildIndexThreadPoolSize(1)
                .setRebalanceThreadPoolSize(1).setSnapshotThreadPoolSize(1).setAsyncCallbackPoolSize(1).setPeerClassLoadingThreadPoolSize(1)
                .setUtilityCachePoolSize(1).setMetricsLogFrequency(0);
    }

    private static Map<String, String> attributes(Map<String, String> facts) {
        Map<String, String> attributes = new HashMap<>();
        facts.forEach((name, value) -> attributes.put(FACT + name, value));
        return attributes;
    }

    private static Member member(ClusterNode node) {
        Map<String, String> facts = new HashMap<>();
        node.attributes().forEach((name, value) -> {
            if (name.startsWith(FACT) && value instanceof String text) {
                facts.put(name.substring(FACT.length()), text);
            }
        });
        return new Member(node.id(), facts);
    }

    private boolean happened(DiscoveryEvent event) {
        if (closed) {
            return false;
        }
        UUID id = event.eventNode().id();
        switch (event.type()) {
            case EventType.EVT_NODE_JOINED -> listener.joined(member(event.eventNode()));
            case EventType.EVT_NODE_LEFT -> left(id, "it has left the cluster");
            case EventType.EVT_NODE_FAILED -> left(id, "it does not answer, or has ended");
            default -> listener.expelled("the cluster has gone on without this program, which did not answer for a while");
        }
        return true;
    }

    private void left(UUID id, String why) {
        ways.remove(id);
        listener.left(id, why);
    }

    private boolean received(UUID from, Precedence precedence, byte[] message) {
        listener.received(from, precedence, message);
        return true;
    }

    @Override
    public Member self() {
        return member(ignite.cluster().localNode());
    }

    @Override
    public List<Member> members() {
        try {
            return ignite.cluster().nodes().stream().map(IgniteCarrier::member).toList();
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "has left meanwhile", e);
            return List.of();
        }
    }

    /// A connection that was cut is made again, which on a busy machine takes more than one try; what failed for that was not sent.
    @Override
    public boolean send(UUID to, Precedence precedence, byte[] message) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!closed) {
            try {
                ways.computeIfAbsent(to, this::way).sendOrdered(topics.get(precedence), message, NEVER);
                return true;
            } catch (IgniteException | IllegalStateException e) {
                LOG.log(Level.FINE, e, () -> "not sent: member=" + to);
                if (System.nanoTime() > end || !isThere(to)) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
        return false;
    }

    private boolean isThere(UUID member) {
        try {
            return ignite.cluster().node(member) != null;
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "has left meanwhile", e);
            return false;
        }
    }

    private IgniteMessaging way(UUID to) {
        return ignite.message(ignite.cluster().forNodeId(to));
    }

    @Override
    public void close() {
        closed = true;
        Ignition.stop(ignite.name(), true);
    }
}
