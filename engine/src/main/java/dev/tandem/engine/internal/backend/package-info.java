/// The kinds of pools that are here: worker processes, threads, the calling thread; start at
/// [dev.tandem.engine.internal.backend.ProcessBackend].
package dev.tandem.engine.internal.backend;
