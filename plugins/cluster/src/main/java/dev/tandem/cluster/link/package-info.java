/// What a client and a node say to each other over the carrier, and how much of it may be under way.
package dev.tandem.cluster.link;
