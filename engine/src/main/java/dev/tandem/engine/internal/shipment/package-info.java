/// An encoded value with all that it needs elsewhere; start at [dev.tandem.engine.internal.shipment.Shipment].
package dev.tandem.engine.internal.shipment;
