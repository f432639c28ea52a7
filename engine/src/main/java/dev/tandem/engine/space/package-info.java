/// Arrays of one shape and type as vectors; start at [dev.tandem.engine.space.VectorSpace].
package dev.tandem.engine.space;
