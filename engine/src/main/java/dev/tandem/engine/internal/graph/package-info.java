/// Values to bytes and back: object graphs with cycles, session types and arrays; start at
/// [dev.tandem.engine.internal.graph.GraphWriter].
package dev.tandem.engine.internal.graph;
