package dev.tandem.engine.internal.wire;

/// What a worker is told about itself.
///
/// @param group the name of its group
/// @param number its number, from 0
/// @param count the number of workers of the group
/// @param seed the seed of its random generator
/// @param threads how many its numerical libraries may use, or 0 for what its environment says
/// @param host where it runs
/// @param longest the longest message that it may say, in bytes
public record Hello(String group, int number, int count, long seed, int threads, String host, int longest) {
    public byte[] encode() {
        return new Encoder().putString(group).putInt(number).putInt(count).putLong(seed).putInt(threads).putString(host).putInt(longest)
                .toBytes();
    }

    public static Hello decode(byte[] message) {
        Decoder in = new Decoder(message);
        return new Hello(in.getString(), in.getInt(), in.getInt(), in.getLong(), in.getInt(), in.getString(),
                in.getInt());
    }
}
