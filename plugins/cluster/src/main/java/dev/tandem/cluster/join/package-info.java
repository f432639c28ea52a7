/// How a program gets into a cluster: what has to be there for the library that does it, and what it is told.
package dev.tandem.cluster.join;
