/// Workers on several machines.
package dev.tandem.cluster;
