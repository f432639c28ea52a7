/// Long runs of everything at once under faults of every kind; start at [dev.tandem.engine.soak.SoakTest].
package dev.tandem.engine.soak;
