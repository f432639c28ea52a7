package dev.tandem.engine.internal.array;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.RandomFactory;

/// ND4J's CPU back end for processes of Tandem, where arrays are double unless the user says otherwise.
///
/// ND4J's own setting `-Ddtype=double` leaves some factories, like `rand`, at float. This back end, which ND4J finds
/// as a service, completes it at the moment when ND4J has loaded, on the thread that loads it: nobody can come between.
/// It gives random arrays their [ArrayRandom], keeps ND4J's start-up report out of the user's output, and has ND4J refuse
/// arrays beyond what a worker may have: JavaCPP, which knows that limit, never hears of them. Does nothing without that setting.
public final class DoubleBackend extends CpuBackend {
    /// A system property of workers: how many bytes of arrays they may have.
    public static final String LIMIT = "org.bytedeco.javacpp.maxbytes";
    /// ND4J counts the memory of the machine as that of the first device.
    private static final int MACHINE = 0;
    /// Held here, since the JDK forgets the level of a logger that nobody holds.
    private static final Logger REPORT = Logger.getLogger("org.nd4j");

    private final boolean wanted = ArrayTypes.areDoubles();

    public DoubleBackend() {
        if (!wanted) {
            // This one is not chosen, and hears no more of it.
            ArrayTypes.loaded();
        } else if (REPORT.getLevel() == null) {
            REPORT.setLevel(Level.WARNING);
        }
    }

    @Override
    public int getPriority() {
        return super.getPriority() + (wanted ? 1 : -1);
    }

    @Override
    public void logBackendInit() {
        if (wanted) {
            Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
            Nd4j.randomFactory = new RandomFactory(ArrayRandom.class);
            ArrayTypes.loaded();
            long limit = Long.getLong(LIMIT, 0);
            if (limit > 0) {
                Nd4j.getEnvironment().setDeviceLimit(MACHINE, limit);
            }
        }
    }
}
