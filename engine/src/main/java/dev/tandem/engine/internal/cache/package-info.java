/// Folders for what is made once and used again by all processes of a user; begin with
/// [dev.tandem.engine.internal.cache.UserCache].
package dev.tandem.engine.internal.cache;
