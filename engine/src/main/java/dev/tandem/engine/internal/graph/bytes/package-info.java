/// The primitives of the graph format; start at [dev.tandem.engine.internal.graph.bytes.Tag].
package dev.tandem.engine.internal.graph.bytes;
