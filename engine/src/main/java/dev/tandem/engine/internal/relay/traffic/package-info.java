/// What goes over the way between a client and its relay: frames in their order, the segments that they name, and how much of all
/// that may be under way.
package dev.tandem.engine.internal.relay.traffic;
