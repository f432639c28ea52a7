package dev.tandem.engine.internal.system;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Text that nobody else can guess: tokens, and names of files that others could take before. Thread-safe.
public final class Unguessable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    /// @param bytes how much of it is by chance; each is two characters, which file names may have
    public static String text(int bytes) {
        byte[] chance = new byte[bytes];
        RANDOM.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }
}
