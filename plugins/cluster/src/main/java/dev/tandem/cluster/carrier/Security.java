package dev.tandem.cluster.carrier;

import java.util.Arrays;

/// What members prove with that they belong to a cluster: one certificate with its key, which all of them have and which is the only
/// one that they trust.
///
/// @param store a key store of the form PKCS12
public record Security(byte[] store, String password) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Security(byte[] itsStore, String itsPassword) && Arrays.equals(store, itsStore) && password.equals(itsPassword);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(store);
    }

    /// Nothing that must not be seen.
    @Override
    public String toString() {
        return "security of " + store.length + " bytes";
    }
}
