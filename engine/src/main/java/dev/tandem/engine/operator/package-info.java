/// Operators between vector spaces of arrays: evaluation, derivative and adjoint, in this process or on workers;
/// start at [dev.tandem.engine.operator.Operator] and [dev.tandem.engine.operator.ParallelVectorOfOperators].
package dev.tandem.engine.operator;
