package dev.tandem.engine.internal.wire;

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

    public byte[] encode() {
        return new Encoder().putInt(protocol).putLong(pid).putString(javaVersion).putString(token).toBytes();
    }

    public static Ready decode(byte[] message) {
        Decoder in = new Decoder(message);
        return new Ready(in.getInt(), in.getLong(), in.getString(), in.getString());
    }
}
