/// Where the engine says what happens; start at [dev.tandem.engine.internal.event.Announcements].
package dev.tandem.engine.internal.event;
