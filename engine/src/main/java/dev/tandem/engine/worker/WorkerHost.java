package dev.tandem.engine.worker;

/// A machine other than this one that takes workers, as far as is known at the moment.
///
/// @param name as [Worker#host()] says it there
/// @param room for how many workers it has room
/// @param workers how many this program has there
/// @param others how many other programs have there
public record WorkerHost(String name, int room, int workers, int others) {}
