/// Arrays as bytes; start at [dev.tandem.engine.memory.ArrayBytes].
package dev.tandem.engine.memory;
