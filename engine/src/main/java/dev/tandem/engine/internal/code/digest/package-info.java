/// Whether code and values are the same in another process; start at
/// [dev.tandem.engine.internal.code.digest.Fingerprint].
package dev.tandem.engine.internal.code.digest;
