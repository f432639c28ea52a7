/// What the functions of a sweep are given; start at [dev.tandem.engine.sweep.point.Point].
package dev.tandem.engine.sweep.point;
