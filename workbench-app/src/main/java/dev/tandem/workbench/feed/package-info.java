/// What happens in the engine, brought to the window's thread; start at [dev.tandem.workbench.feed.EngineFeed].
package dev.tandem.workbench.feed;
