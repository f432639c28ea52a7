/// Apache Ignite as the carrier; nothing else knows of it.
package dev.tandem.cluster.ignite;
