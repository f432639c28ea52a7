/// What the tests of all modules share; start at [dev.tandem.engine.support.LeavesNothing].
package dev.tandem.engine.support;
