package dev.tandem.engine.internal.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the environment has each JVM do, without what several JVMs cannot share: ports that are fixed, debuggers that they
/// would wait for, files that each would write. Workers get the rest; what they do not get is told once.
///
/// Options that are given to workers by name, as those of [dev.tandem.engine.worker.WorkerOptions], are theirs and not looked at.
final class InheritedOptions {
    static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final Logger LOG = Logger.getLogger("dev.tandem.runtime");

    /// An option may have parts in quotes, and blanks in them.
    private static final Pattern OPTION = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern DEBUGGER = Pattern.compile("-(agentlib:|agentpath:\\S*|Xrun)jdwp\\b.*");
    private static final Pattern FREE_ADDRESS = Pattern.compile("(.*:)?0");
    private static final Pattern AGENT = Pattern.compile("-(?:javaagent|agentlib|agentpath):[^=]*=(.*)|-Xrun[^:]*:(.*)");
    private static final Pattern AGENT_PORT = Pattern.compile("([\\w.*-]+:)?[1-9]\\d*(?=[:,;]|$).*|(.*[,;:])?\\w*[pP]ort=[1-9].*");
    private static final Pattern AGENT_FILE = Pattern.compile("(.*[,;:])?(file|filename|logfile)=.*");
    private static final Pattern MONITOR = Pattern.compile("-Dcom\\.sun\\.management\\.(\\S+\\.port=(?!0$).+|config\\.file=.*)");
    private static final Pattern FILE = Pattern.compile("-Xlog:[^:]*:(?!std(out|err)(:|$))[^:].*|-Xloggc:.*"
            + "|-XX:(LogFile|ErrorFile|HeapDumpPath|ArchiveClassesAtExit|AOTCacheOutput|DumpLoadedClassList|ReplayDataFile)=.*"
            + "|-XX:AOTMode=(record|create)|-XX:StartFlightRecording[:=](.*,)?filename=.*");
    /// In the name of a file: each JVM puts its own number there.
    private static final String OWN = "%p";

    /// The variables that are set, as workers get them.
    private static final Map<String, String> SHARED = shared(System.getenv());

    private InheritedOptions() {}

    /// @param environment of a worker, a copy of that of this process
    static void putInto(Map<String, String> environment) {
        environment.keySet().removeAll(VARIABLES);
        environment.putAll(SHARED);
    }

    /// What a variable is for workers; empty when it is not set.
    static String of(String variable) {
        return SHARED.getOrDefault(variable, "");
    }

    private static Map<String, String> shared(Map<String, String> environment) {
        Map<String, String> kept = new HashMap<>();
        for (String variable : VARIABLES) {
            String text = environment.get(variable);
            if (text != null) {
                List<String> leftOut = new ArrayList<>();
                String rest = without(text, leftOut);
                if (!rest.isEmpty()) {
                    kept.put(variable, rest);
                }
                if (!leftOut.isEmpty()) {
                    LOG.warning("workers do not get what several processes cannot share: variable=" + variable + ", left out="
                            + String.join(" ", leftOut));
                }
            }
        }
        return kept;
    }

    /// The options of a variable without those that cannot be shared.
    ///
    /// @param leftOut gets these
    static String without(String text, List<String> leftOut) {
        StringBuilder rest = new StringBuilder();
        for (Matcher options = OPTION.matcher(text); options.find();) {
            String option = options.group();
            if (canBeShared(option.replaceAll("[\"']", ""))) {
                rest.append(rest.isEmpty() ? "" : " ").append(option);
            } else {
                leftOut.add(option);
            }
        }
        return rest.toString();
    }

    private static boolean canBeShared(String option) {
        if (DEBUGGER.matcher(option).matches()) {
            return listensFreely(option);
        }
        if (MONITOR.matcher(option).matches() || FILE.matcher(option).matches() && !option.contains(OWN)) {
            return false;
        }
        Matcher agent = AGENT.matcher(option);
        if (!agent.matches()) {
            return true;
        }
        String settings = agent.group(1) == null ? agent.group(2) : agent.group(1);
        return !AGENT_PORT.matcher(settings).matches()
                && (!AGENT_FILE.matcher(settings).matches() || settings.contains(OWN));
    }

    /// Whether a debugger may come later, at a port that each JVM finds for itself.
    private static boolean listensFreely(String option) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : option.substring(option.indexOf("jdwp") + "jdwp".length()).replaceFirst("^[=:]", "").split(",")) {
            int at = setting.indexOf('=');
            settings.put(at < 0 ? setting : setting.substring(0, at), at < 0 ? "" : setting.substring(at + 1));
        }
        return "y".equals(settings.get("server")) && "n".equals(settings.get("suspend"))
                && FREE_ADDRESS.matcher(settings.getOrDefault("address", "0")).matches();
    }
}
