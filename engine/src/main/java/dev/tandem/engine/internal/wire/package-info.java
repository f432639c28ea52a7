/// How frames travel between the main process and a worker over one Unix-domain socket; start at
/// [dev.tandem.engine.internal.wire.Connection], and at [dev.tandem.engine.internal.wire.Messages] for what is said.
package dev.tandem.engine.internal.wire;
