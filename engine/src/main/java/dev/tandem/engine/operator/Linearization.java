package dev.tandem.engine.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/// The value of an operator at a point and its derivative there, which is a linear operator.
public record Linearization(INDArray value, Operator derivative) {}
