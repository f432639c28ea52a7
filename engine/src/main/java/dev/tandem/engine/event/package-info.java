/// What happens and what exists, for those who watch; start at [dev.tandem.engine.event.RuntimeEvent] and
/// [dev.tandem.engine.event.RuntimeSnapshot].
package dev.tandem.engine.event;
