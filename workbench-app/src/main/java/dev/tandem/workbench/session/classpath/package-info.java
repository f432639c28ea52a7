/// What the compiler of a session sees of jars and folders; start at
/// [dev.tandem.workbench.session.classpath.SessionFiles].
package dev.tandem.workbench.session.classpath;
