/// The file that whoever belongs to a cluster has.
package dev.tandem.cluster.key;
