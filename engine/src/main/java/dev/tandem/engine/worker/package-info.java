/// One worker as users know it: what code on it can ask, how it is started and how it lives; start at
/// [dev.tandem.engine.worker.Worker] and [dev.tandem.engine.worker.WorkerOptions].
package dev.tandem.engine.worker;
