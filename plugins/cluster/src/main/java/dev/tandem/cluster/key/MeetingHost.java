package dev.tandem.cluster.key;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds the address of a host where members of a cluster meet. Many systems have their own name for an address that only they reach
/// (Debian 127.0.1.1): a node that listened there would be found by nobody else. Static.
final class MeetingHost {
    private MeetingHost() {}

    /// @throws UnknownHostException when there is no such host
    static InetAddress find(String host) throws UnknownHostException {
        return choose(host, List.of(InetAddress.getAllByName(host)), outward());
    }

    /// @param found the addresses of the host
    /// @param outward those of this machine by which others may reach it
    static InetAddress choose(String host, List<InetAddress> found, List<InetAddress> outward) throws UnknownHostException {
        InetAddress first = found.getFirst();
        if (!first.isLoopbackAddress() || meansThisMachineOnly(host)) {
            return first;
        }
        List<InetAddress> better = Stream.concat(found.stream().filter(each -> !each.isLoopbackAddress()), outward.stream()).toList();
        return better.isEmpty() ? first : InetAddress.getByAddress(host, better.getFirst().getAddress());
    }

    private static boolean meansThisMachineOnly(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.startsWith("localhost") || name.startsWith("127.") || name.contains(":");
    }

    private static List<InetAddress> outward() {
        try {
            return NetworkInterface.networkInterfaces().filter(MeetingHost::isUsable).flatMap(NetworkInterface::inetAddresses)
                    .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress() && !each.isLinkLocalAddress()).toList();
        } catch (IOException e) {
            // Then there is none that is known.
            return List.of();
        }
    }

    private static boolean isUsable(NetworkInterface each) {
        try {
            return each.isUp() && !each.isLoopback() && !each.isVirtual();
        } catch (SocketException e) {
            // It has gone meanwhile.
            return false;
        }
    }
}
