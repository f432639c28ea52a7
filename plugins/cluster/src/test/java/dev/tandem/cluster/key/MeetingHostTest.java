package dev.tandem.cluster.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingHostTest {
    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private static String chosen(String host, List<InetAddress> found, List<InetAddress> outward) throws UnknownHostException {
        return MeetingHost.choose(host, found, outward).getHostAddress();
    }

    @Test
    void anOwnNameMeansWhereOthersReachIt() throws UnknownHostException {
        List<InetAddress> debian = List.of(address("127.0.1.1"));
        assertThat(chosen("alpha", debian, List.of(address("10.1.2.3"), address("172.17.0.1")))).isEqualTo("10.1.2.3");
        assertThat(chosen("alpha", List.of(address("127.0.1.1"), address("10.7.7.7")), List.of(address("10.1.2.3")))).isEqualTo("10.7.7.7");
        assertThat(chosen("alpha", debian, List.of())).isEqualTo("127.0.1.1");
        assertThat(MeetingHost.choose("alpha", debian, List.of(address("10.1.2.3"))).getHostName()).isEqualTo("alpha");
    }

    @Test
    void whatMeansThisMachineOnlyStays() throws UnknownHostException {
        List<InetAddress> outward = List.of(address("10.1.2.3"));
        assertThat(chosen("localhost", List.of(address("127.0.0.1")), outward)).isEqualTo("127.0.0.1");
        assertThat(chosen("127.0.0.2", List.of(address("127.0.0.2")), outward)).isEqualTo("127.0.0.2");
        assertThat(chosen("beta", List.of(address("10.9.9.9")), outward)).isEqualTo("10.9.9.9");
    }
}
