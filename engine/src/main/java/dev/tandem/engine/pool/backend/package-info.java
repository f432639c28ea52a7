/// What a kind of pool must be able to do, for those who add one; start at
/// [dev.tandem.engine.pool.backend.PoolProvider].
package dev.tandem.engine.pool.backend;
