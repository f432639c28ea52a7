package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.TandemException;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What became of a command on one operator of a group.
///
/// @param value the result, or null
/// @param error what went wrong, or null
public record Outcome(ExitCode code, INDArray value, TandemException error) {}
