package dev.tandem.engine.worker;

import dev.tandem.engine.code.Shipment;

/// A call that has arrived.
///
/// @param place where it is decoded
/// @param defect what prevented its classes from being accepted, or null
record Request(long id, byte[] payload, Shipment.Place place, Throwable defect) {}
