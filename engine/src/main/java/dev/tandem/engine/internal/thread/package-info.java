/// How the engine makes threads of its own; begin with [dev.tandem.engine.internal.thread.EngineThreads].
package dev.tandem.engine.internal.thread;
