/// A machine that takes workers of others.
package dev.tandem.cluster.node;
