/// What is asked of the library that makes several programs a cluster.
package dev.tandem.cluster.carrier;
