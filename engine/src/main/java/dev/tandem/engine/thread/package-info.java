/// How the engine makes threads of its own; begin with [dev.tandem.engine.thread.EngineThreads].
package dev.tandem.engine.thread;
