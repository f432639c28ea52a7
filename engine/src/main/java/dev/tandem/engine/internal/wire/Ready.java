package dev.tandem.engine.internal.wire;

import dev.tandem.engine.ProtocolException;

/// The first frame of a worker.
///
/// @param protocol the version that it speaks, [Messages#PROTOCOL]
/// @param pid its process id
/// @param javaVersion its Java version
/// @param token the secret that it was given on its standard input
public record Ready(int protocol, long pid, String javaVersion, String token) {
    /// What this process says of itself.
    public static Ready here(String token) {
        return new Ready(Messages.PROTOCOL, ProcessHandle.current().pid(), Runtime.version().toString(), token);
    }

    /// Accepts whoever says this as a process that was started with a token.
    ///
    /// @throws ProtocolException when it is another one, or of another build or JDK
    public void require(String given) {
        if (!given.equals(token)) {
            throw new ProtocolException("wrong token: pid=" + pid);
        }
        if (protocol != Messages.PROTOCOL) {
            throw new ProtocolException("protocol versions differ: main=" + Messages.PROTOCOL + ", worker=" + protocol);
        }
        String java = Runtime.version().toString();
        if (!java.equals(javaVersion)) {
            throw new ProtocolException("Java versions differ: main=" + java + ", worker=" + javaVersion);
        }
    }

    public byte[] encode() {
        return new Encoder().putInt(protocol).putLong(pid).putString(javaVersion).putString(token).toBytes();
    }

    public static Ready decode(byte[] message) {
        Decoder in = new Decoder(message);
        return new Ready(in.getInt(), in.getLong(), in.getString(), in.getString());
    }
}
