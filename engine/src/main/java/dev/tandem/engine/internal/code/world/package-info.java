/// Which second set of class loaders a shipment needs; start at [dev.tandem.engine.internal.code.world.Worlds].
package dev.tandem.engine.internal.code.world;
