/// The commands `tandem node` and `tandem cluster`.
package dev.tandem.cluster.cli;
