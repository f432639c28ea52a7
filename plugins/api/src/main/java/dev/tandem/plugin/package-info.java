/// The extension points of the workbench, one purpose each; start at [dev.tandem.plugin.ViewContribution].
///
/// An extension is a class with a public constructor without parameters, listed in the services file of its
/// extension point in its jar. The jar's manifest needs `Plugin-Id` and `Plugin-Version`, and should say with
/// `Plugin-Requires` which [dev.tandem.plugin.ApiVersion] it is made for.
package dev.tandem.plugin;
