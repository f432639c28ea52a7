package dev.tandem.engine.internal.array;

import org.nd4j.linalg.cpu.nativecpu.rng.CpuNativeRandom;

/// The generator behind `Nd4j.rand` and its like, of which ND4J makes one for each thread.
///
/// ND4J's own begins with the time in milliseconds, so that threads and processes which start together can repeat one
/// another's numbers without a word. This one begins with a seed from [ArraySeeds].
public final class ArrayRandom extends CpuNativeRandom {
    /// For ND4J, on the thread that is to use it.
    public ArrayRandom() {
        super(ArraySeeds.next());
    }
}
