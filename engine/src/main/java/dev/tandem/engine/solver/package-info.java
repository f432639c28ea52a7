/// Iterative methods that solve F(x) = y for any operator, sequential or parallel, also when y has noise and the problem
/// is ill-posed; start at [dev.tandem.engine.solver.Solver] and [dev.tandem.engine.solver.IrgnmCg].
package dev.tandem.engine.solver;
