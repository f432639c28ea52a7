/// A place without shared memory: a relay process that starts workers and passes on what they say, with the segments that it
/// names; start at [dev.tandem.engine.internal.relay.RelayLink], and at [dev.tandem.engine.internal.relay.RelayMessages] for what is said.
package dev.tandem.engine.internal.relay;
