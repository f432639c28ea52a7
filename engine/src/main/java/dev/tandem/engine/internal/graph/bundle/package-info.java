/// Elements that cannot change, encoded once for many messages: where a message is written the table of what was encoded, where it is read
/// that of what has arrived. Start at `Bundle`.
package dev.tandem.engine.internal.graph.bundle;
