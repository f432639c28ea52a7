/// What a sweep is to compute, and how a worker computes one row of it; start at
/// [dev.tandem.engine.internal.point.Design] and [dev.tandem.engine.internal.point.PointTask].
package dev.tandem.engine.internal.point;
