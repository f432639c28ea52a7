/// Where workers run, as far as the rest of the runtime knows: links, what a worker is told and asks for, how it is
/// ended; start at [dev.tandem.engine.internal.place.WorkerLink].
package dev.tandem.engine.internal.place;
