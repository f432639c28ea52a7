package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.wire.Defaults;

/// A call that has arrived.
///
/// @param arrived when, as [System#nanoTime()] says it
/// @param place where it is decoded
/// @param defaults with which it runs, or null for what is here
/// @param defect what prevented its classes from being accepted, or null
record Request(long id, long arrived, byte[] payload, Shipment.Place place, Defaults defaults, Throwable defect) {}
