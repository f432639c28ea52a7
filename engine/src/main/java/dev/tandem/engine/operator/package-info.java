/// Operators between vector spaces of arrays: evaluation, derivative and adjoint; start at
/// [dev.tandem.engine.operator.Operator].
package dev.tandem.engine.operator;
