/// The life of a worker as a pure state machine; start at [dev.tandem.engine.internal.life.WorkerLife]. Only the runtime uses it.
package dev.tandem.engine.internal.life;
