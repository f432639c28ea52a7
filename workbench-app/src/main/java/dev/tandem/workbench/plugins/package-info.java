/// Jars with extensions that a user drops into a folder; start at [dev.tandem.workbench.plugins.PluginFolder].
package dev.tandem.workbench.plugins;
