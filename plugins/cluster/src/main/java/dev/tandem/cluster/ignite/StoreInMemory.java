package dev.tandem.cluster.ignite;

import dev.tandem.cluster.carrier.Security;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.ignite.ssl.SslContextFactory;

/// TLS 1.3 with a key store that no file is made of; the certificate in it is the only one that is trusted.
final class StoreInMemory extends SslContextFactory {
    private static final long serialVersionUID = 1;
    private static final String NOWHERE = "(in memory)";

    private final transient Security security;

    StoreInMemory(Security security) {
        this.security = security;
        setKeyStoreType("PKCS12");
        setKeyStoreFilePath(NOWHERE);
        setKeyStorePassword(security.password().toCharArray());
        setTrustStoreType("PKCS12");
        setTrustStoreFilePath(NOWHERE);
        setTrustStorePassword(security.password().toCharArray());
        setProtocol("TLS");
        setProtocols("TLSv1.3");
    }

    @Override
    protected InputStream openFileInputStream(String path) {
        return new ByteArrayInputStream(security.store());
    }
}
