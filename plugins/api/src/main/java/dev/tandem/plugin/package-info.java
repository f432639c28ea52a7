/// The extension points of the workbench, one purpose each; start at
/// [dev.tandem.plugin.ScriptImports].
package dev.tandem.plugin;
