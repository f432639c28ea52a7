/// Arrays in memory that processes share; start at [dev.tandem.engine.internal.memory.Cargo] and
/// [dev.tandem.engine.internal.memory.Arrivals].
///
/// ```
///  main process                                   worker
///    array ---copy---> segment <---private map--- array          a call: the worker's changes are its own
///    array ----over--> segment <---------copy---- array          a result: the segment was lent to the worker
///    array ----over--> segment <---shared map---- array          a shared buffer: one memory
/// ```
///
/// The main process owns every segment, so that no worker takes one along when it dies.
package dev.tandem.engine.internal.memory;
