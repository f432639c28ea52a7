/// Processes of equal standing that build something once and work on shares of the parameters, and can meet; start at
/// [dev.tandem.engine.peer.ParallelManager] and [dev.tandem.engine.peer.Peers].
package dev.tandem.engine.peer;
