package dev.tandem.engine.internal.array;

import dev.tandem.engine.internal.cache.UserCache;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nd4j.linalg.factory.Nd4j;

/// A program that loads ND4J, and changes its time zone all the while when it is told to.
final class ChangingZoneMain {
    private ChangingZoneMain() {}

    public static void main(String[] arguments) throws Exception {
        UserCache.guardNatives();
        AtomicBoolean isLoaded = new AtomicBoolean();
        Thread changing = Thread.ofPlatform().daemon().unstarted(() -> {
            for (int hours = 0; !isLoaded.get(); hours = (hours + 1) % 12) {
                TimeZone.setDefault(TimeZone.getTimeZone("GMT+" + hours));
            }
        });
        if (arguments.length > 0) {
            changing.start();
        }
        System.out.println("sum=" + Nd4j.ones(1000).sumNumber());
        isLoaded.set(true);
    }
}
