/// What a kind of pool must be able to do; start at [dev.tandem.engine.internal.pool.PoolBackend].
package dev.tandem.engine.internal.pool;
