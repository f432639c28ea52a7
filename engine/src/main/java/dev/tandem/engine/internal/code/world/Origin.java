package dev.tandem.engine.internal.code.world;

/// How a kept object came to the workers, for errors.
///
/// @param since what happened then, and what to do about what changed since
/// @param key the object as "name=value"
public record Origin(String since, String key) {
    /// It was pushed or dealt out by the user.
    public static Origin pushed(long id) {
        return new Origin("the remote object was pushed; push it again",
                "remote object=" + Long.toHexString(id));
    }

    /// It is part of one call and goes with it.
    public static Origin call(String name) {
        return new Origin("the call began; change it afterwards", "call=" + name);
    }
}
