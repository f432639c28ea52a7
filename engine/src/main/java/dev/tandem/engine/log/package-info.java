/// What workers print, and what becomes of them, as lines on disk that outlive both; start at [dev.tandem.engine.log.RunLog] to write
/// and at [dev.tandem.engine.log.LogFolder] to read.
package dev.tandem.engine.log;
