package dev.tandem.engine.internal.cache;

import dev.tandem.engine.internal.memory.NamedSegments;
import dev.tandem.engine.internal.wire.Rendezvous;
import java.nio.file.Path;

/// A program of one user, or of another one who tries to get at it.
final class TwoUsersMain {
    private TwoUsersMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("connect")) {
            Rendezvous.connect(Path.of(arguments[1])).close();
            System.out.println("connected");
            return;
        }
        UserCache.guardNatives();
        UserCache.guardWindow();
        System.out.println(UserCache.folder());
        System.out.println(System.getProperty(UserCache.NATIVES));
        System.out.println(System.getProperty("javafx.cachedir"));
        try (Rendezvous place = Rendezvous.open(Rendezvous.folder()); NamedSegments segment = NamedSegments.open(1 << 16)) {
            System.out.println(place.socket());
            System.out.println(segment);
            // Until the test closes it.
            System.in.read();
        }
    }
}
