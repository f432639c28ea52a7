/// The nodes of a cluster as a place for workers.
package dev.tandem.cluster.client;
