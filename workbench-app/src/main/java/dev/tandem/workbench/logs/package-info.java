/// What workers print and what becomes of them; start at [dev.tandem.workbench.logs.LogModel].
package dev.tandem.workbench.logs;
