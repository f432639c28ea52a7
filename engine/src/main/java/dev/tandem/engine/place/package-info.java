/// Where workers run, and what one has to write who adds such a place; start at [dev.tandem.engine.place.Place].
///
/// ```
///   scope > group > worker                                    knows nothing of processes, sockets or machines
///                     |  frames, segments by name    ^  frames, figures, why it ended
///   - - - - - - - - - | - - - - - - - - - - - - - -  |  - - - - - - - - - - - - - -
///                 WorkerLink            made by a Place, which a PlaceProvider finds by a word
/// ```
package dev.tandem.engine.place;
