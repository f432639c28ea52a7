/// Jars known by what is in them: they go to each machine once, whatever they are called.
package dev.tandem.cluster.content;
