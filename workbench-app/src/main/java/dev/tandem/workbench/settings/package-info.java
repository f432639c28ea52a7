/// What is remembered from one window to the next; start at [dev.tandem.workbench.settings.Settings].
package dev.tandem.workbench.settings;
