/// What others contribute to the engine: samplers, formats of files, places.
package dev.tandem.engine.internal.provider;
