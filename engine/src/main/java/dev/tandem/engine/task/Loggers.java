package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.task.LogCapture;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// The loggers that users name: those of java.util.logging, and those of SLF4J where they write to these, as they do
/// in workers.
final class Loggers {
    /// What SLF4J makes when its binding is the one to java.util.logging.
    private static final String ADAPTER = "org.slf4j.impl.JDK14LoggerAdapter";

    private Loggers() {}

    static Logger of(Object logger) {
        return switch (logger) {
            case Logger known when known.getName() != null -> known;
            case Logger _ -> throw new TandemException("a logger without a name cannot be found on workers: logger=" + logger);
            case org.slf4j.Logger face when isBound(face) -> Logger.getLogger(face.getName());
            case org.slf4j.Logger face -> throw new TandemException("SLF4J does not log through java.util.logging here: logger="
                    + face.getName() + ", class=" + face.getClass().getName());
            case null, default -> throw wrong(logger);
        };
    }

    static String nameOf(Object logger) {
        return switch (logger) {
            case String name -> name;
            case Logger known -> String.valueOf(known.getName());
            case org.slf4j.Logger face -> face.getName();
            case null, default -> throw wrong(logger);
        };
    }

    static TandemException unknown(String name) {
        return new TandemException("pool has no such logger: logger=" + name);
    }

    private static boolean isBound(org.slf4j.Logger face) {
        return face.getClass().getName().equals(ADAPTER);
    }

    private static TandemException wrong(Object logger) {
        return new TandemException("not a logger: class=" + (logger == null ? null : logger.getClass().getName()));
    }

    /// What workers have to capture, at the levels that count here.
    static List<LogCapture.Captured> wanted(Map<String, Logger> loggers) {
        return loggers.values().stream().map(l -> new LogCapture.Captured(l.getName(), level(l), levelsBelow(l.getName()))).toList();
    }

    /// The loggers below a name that have levels of their own.
    private static Map<String, Integer> levelsBelow(String name) {
        Map<String, Integer> levels = new TreeMap<>();
        for (String each : Collections.list(LogManager.getLogManager().getLoggerNames())) {
            Logger below = each.startsWith(name + ".") ? LogManager.getLogManager().getLogger(each) : null;
            if (below != null && below.getLevel() != null) {
                levels.put(each, below.getLevel().intValue());
            }
        }
        return levels;
    }

    private static int level(Logger logger) {
        for (Logger l = logger; l != null; l = l.getParent()) {
            if (l.getLevel() != null) {
                return l.getLevel().intValue();
            }
        }
        return Level.INFO.intValue();
    }
}
