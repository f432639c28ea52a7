/// What all places need: what a worker is told, its share of the machine, its answers, how it is ended; start at
/// [dev.tandem.engine.internal.place.Ending].
package dev.tandem.engine.internal.place;
