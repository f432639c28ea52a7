/// What runs inside a worker: the request loop of the child process, and what user code there can ask;
/// start at [dev.tandem.engine.worker.Worker].
package dev.tandem.engine.worker;
