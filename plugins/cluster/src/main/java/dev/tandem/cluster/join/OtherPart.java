package dev.tandem.cluster.join;

import dev.tandem.cluster.carrier.Security;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Finds out whether a cluster goes on without this part of it: when a network was apart for a while, each part takes the other for dead, and
/// the library that carries never puts them together again. The part that has the first meeting place of those that are up is the one
/// that stays, which both see alike. Thread-safe; waits for answers.
///
/// @param meeting where members meet, in the order of the key
public record OtherPart(List<InetSocketAddress> meeting, Security security) {
    private static final Logger LOG = Logger.getLogger("dev.tandem.cluster");
    private static final int LONGEST = 2000;
    private static final String STORE = "PKCS12";

    /// @param here the meeting places that members of this part have, as [#text] says them
    public boolean goesOn(Set<String> here) {
        for (InetSocketAddress each : meeting) {
            if (here.contains(text(each))) {
                return false;
            }
            if (isMember(each)) {
                return true;
            }
        }
        return false;
    }

    /// How a meeting place is called, by all members alike.
    public static String text(InetSocketAddress place) {
        return place.getHostString() + ":" + place.getPort();
    }

    /// Whether somebody there has the key.
    private boolean isMember(InetSocketAddress address) {
        try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket()) {
            socket.connect(address, LONGEST);
            socket.setSoTimeout(LONGEST);
            socket.startHandshake();
            return true;
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(Level.FINE, e, () -> "no member there: address=" + address);
            return false;
        }
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        char[] password = security.password().toCharArray();
        KeyStore store = KeyStore.getInstance(STORE);
        store.load(new ByteArrayInputStream(security.store()), password);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
