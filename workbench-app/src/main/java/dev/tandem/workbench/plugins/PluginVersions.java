package dev.tandem.workbench.plugins;

import com.github.zafarkhaja.semver.ParseException;
import com.github.zafarkhaja.semver.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pf4j.DefaultVersionManager;

/// Which versions a plugin works with, of another plugin or of the API. A plain `1.2` is what it was made for: 1.2 and what
/// comes after it, before 2. All else is a range as PF4J reads it, such as `>=1.2 & <3`. Has no state; any thread.
final class PluginVersions extends DefaultVersionManager {
    private static final Pattern PLAIN = Pattern.compile("\\d+(?:\\.\\d+){0,2}");
    /// What follows the numbers, as in `1.2-SNAPSHOT`, makes no difference.
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(?:[-+.].*)?");

    /// @throws PluginFault when one of the two cannot be read
    @Override
    public boolean checkVersionConstraint(String version, String range) {
        String wanted = range == null || range.isBlank() ? "*" : range.strip();
        if (wanted.equals("*")) {
            return true;
        }
        Version here = numbers(version);
        try {
            return here.satisfies(PLAIN.matcher(wanted).matches() ? "^" + wanted : wanted);
        } catch (ParseException e) {
            throw new PluginFault("a range of versions cannot be read: range=" + PluginGuard.line(range), e);
        }
    }

    private static Version numbers(String version) {
        Matcher match = NUMBERS.matcher(version.strip());
        if (match.matches()) {
            return Version.of(number(match.group(1)), number(match.group(2)), number(match.group(3)));
        }
        throw new PluginFault("a version cannot be compared: version=" + PluginGuard.line(version), null);
    }

    private static long number(String given) {
        return given == null ? 0 : Long.parseLong(given);
    }
}
