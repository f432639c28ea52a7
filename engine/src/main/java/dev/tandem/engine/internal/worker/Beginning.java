package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.system.OwnSession;
import dev.tandem.engine.internal.wire.Rendezvous;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How each process of ours begins that another one has started: it reads its token and connects.
///
/// Its standard input stays open afterwards but is hidden from user code. The first argument is the path of
/// the socket; a second argument `session` asks for a session (process group) of its own.
public record Beginning(Path socket, String token) {
    /// Ends the process when whoever started it is gone and has left it.
    public static Beginning of(String[] args) throws IOException {
        if (args.length > 1 && args[1].equals("session")) {
            OwnSession.begin();
        }
        Path socket = Path.of(args[0]);
        String token = line(System.in);
        if (token == null) {
            Rendezvous.remove(socket);
            System.exit(1);
        }
        System.setIn(InputStream.nullInputStream());
        return new Beginning(socket, token);
    }

    /// The connection to whoever started it; once.
    public SocketChannel connect() throws IOException {
        return connect(1).getFirst();
    }

    /// As [#connect()], where several are agreed on.
    public List<SocketChannel> connect(int count) throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        try {
            while (channels.size() < count) {
                channels.add(Rendezvous.connect(socket));
            }
            return channels;
        } finally {
            Rendezvous.remove(socket);
        }
    }

    /// Unbuffered, so that nothing after the line is taken.
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
