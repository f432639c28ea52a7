/// What workers print and what becomes of them; start at [dev.tandem.logs.LogModel].
package dev.tandem.logs;
