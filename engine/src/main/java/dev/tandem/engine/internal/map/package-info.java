/// How the items of a map are dealt out in chunks and come back in their places; start at
/// [dev.tandem.engine.internal.map.MapRun].
package dev.tandem.engine.internal.map;
