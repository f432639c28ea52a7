package dev.tandem.plugin;

/// The version of the extension points, of which a plugin's manifest says with `Plugin-Requires` which one it is made for.
///
/// `minor` rises with what is new: a type, a method that plugins need not have, more that a context can do. Plugins made for
/// an earlier one go on to work. `major` rises, and `minor` begins at 0 again, when something is taken away or means something
/// else, so that a plugin would have to be changed.
public record ApiVersion(int major, int minor) {
    private static final ApiVersion CURRENT = new ApiVersion(1, 0);

    /// That of the extension points beside this class.
    public static ApiVersion current() {
        return CURRENT;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
