package dev.tandem.cluster.key;

import dev.tandem.cluster.carrier.Security;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What makes a program part of a cluster: the key that all its members share, and where they meet. Whoever has the file can run
/// programs on every node, as the user who started the node.
///
/// @param meeting addresses of which at least one is a node that is up
public record KeyFile(Security security, List<InetSocketAddress> meeting) {
    /// Where a cluster of one machine meets.
    public static final int PORT = 47_400;

    private static final String HEAD = "Tandem cluster key. Whoever has this file can run programs on every node of the cluster.";
    private static final String STORE = "store";
    private static final String PASSWORD = "password";
    private static final String MEETING = "meeting";
    private static final Set<PosixFilePermission> FOR_OWNER = PosixFilePermissions.fromString("rw-------");

    public KeyFile {
        meeting = List.copyOf(meeting);
    }

    /// @throws KeyFileException when it is none, cannot be read, or can be read by others
    public static KeyFile read(Path file) {
        Properties values = new Properties();
        try {
            requireSecret(file);
            try (Reader in = Files.newBufferedReader(file)) {
                values.load(in);
            }
            byte[] store = Base64.getDecoder().decode(value(values, STORE, file));
            List<InetSocketAddress> meeting = Stream.of(value(values, MEETING, file).split(",")).map(KeyFile::address).toList();
            return new KeyFile(new Security(store, value(values, PASSWORD, file)), meeting);
        } catch (NoSuchFileException e) {
            throw new KeyFileException("cannot read cluster key, which is not there: file=" + file, e);
        } catch (IOException e) {
            throw new KeyFileException("cannot read cluster key: file=" + file + ", cause=" + e, e);
        } catch (IllegalArgumentException e) {
            throw new KeyFileException("no cluster key: file=" + file + ", cause=" + e.getMessage(), e);
        }
    }

    private static void requireSecret(Path file) throws IOException {
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
        if (!FOR_OWNER.containsAll(allowed)) {
            throw new KeyFileException("cluster key can be read by others: file=" + file + ", permissions="
                    + PosixFilePermissions.toString(allowed) + "; chmod 600 keeps it secret", null);
        }
    }

    private static String value(Properties values, String name, Path file) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new KeyFileException("no cluster key: file=" + file + ", missing=" + name, null);
        }
        return value.strip();
    }

    /// Writes it to a file that is new, for its owner's eyes only.
    ///
    /// @throws KeyFileException when it is there already, or cannot be written
    public void write(Path file) {
        Properties values = new Properties();
        values.setProperty(STORE, Base64.getEncoder().encodeToString(security.store()));
        values.setProperty(PASSWORD, security.password());
        values.setProperty(MEETING, meeting.stream().map(each -> each.getHostString() + ":" + each.getPort()).collect(Collectors.joining(",")));
        StringWriter text = new StringWriter();
        try {
            values.store(text, HEAD);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FOR_OWNER));
            Files.writeString(file, text.toString(), StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new KeyFileException("there is a file already: file=" + file, e);
        } catch (IOException e) {
            throw new KeyFileException("cannot write cluster key: file=" + file + ", cause=" + e, e);
        }
    }

    /// An address as people write it, `HOST:PORT`, or `HOST` for the usual port.
    ///
    /// @throws IllegalArgumentException that names it
    public static InetSocketAddress address(String text) {
        String given = text.strip();
        int colon = given.lastIndexOf(':');
        String host = colon < 0 ? given : given.substring(0, colon);
        try {
            int port = colon < 0 ? PORT : Integer.parseInt(given.substring(colon + 1));
            return new InetSocketAddress(MeetingHost.find(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no such host: address=" + given, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no address: address=" + given + ", expected=HOST:PORT", e);
        }
    }

    /// The address of this machine by which the others can be reached, to listen at.
    public InetAddress here() {
        InetSocketAddress first = meeting.getFirst();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(first);
            return socket.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException("no way to the cluster: address=" + first, e);
        }
    }
}
