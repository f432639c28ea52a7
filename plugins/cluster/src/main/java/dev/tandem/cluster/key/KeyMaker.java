package dev.tandem.cluster.key;

import dev.tandem.cluster.carrier.Security;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes the key of a new cluster, by the JDK's own tool: one certificate that signs itself, which its members have and which is the
/// only one that they trust.
public final class KeyMaker {
    private static final int PASSWORD = 24;
    private static final int SECONDS = 60;
    private static final String DAYS = "3650";

    private KeyMaker() {}

    /// @param meeting where members will meet
    /// @throws KeyFileException when the tool is missing or fails
    public static KeyFile make(List<InetSocketAddress> meeting) {
        byte[] random = new byte[PASSWORD];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            Path folder = Files.createTempDirectory("tandem-key");
            Path store = folder.resolve("store.p12");
            try {
                run(store, password);
                return new KeyFile(new Security(Files.readAllBytes(store), password), meeting);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new KeyFileException("cannot make a cluster key: cause=" + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyFileException("making a cluster key was interrupted", e);
        }
    }

    /// The password goes by the environment, which others cannot see.
    private static void run(Path store, String password) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ProcessBuilder builder = new ProcessBuilder(tool, "-genkeypair", "-alias", "tandem", "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=Tandem cluster", "-validity", DAYS, "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass:env",
                "TANDEM_KEY_PASSWORD").redirectErrorStream(true);
        builder.environment().put("TANDEM_KEY_PASSWORD", password);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new KeyFileException("keytool did not make a key: said=" + said, null);
        }
    }
}
