/// What solvers of operator equations are doing, as curves of their residuals; start at
/// [dev.tandem.solvers.SolversView].
package dev.tandem.solvers;
