package dev.tandem.workbench.plugins;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The lines that a plugin adds to each session. Each must be one import declaration and nothing else, and must leave to
/// scripts the names that they have: `import mine.List;` would give another meaning to every script that uses lists, and
/// `import mine.*;` with a `mine.List` none at all.
final class ImportLines {
    private static final String NAME = "(?:[\\p{L}_$][\\p{L}\\p{N}_$]*)";
    private static final Pattern IMPORT = Pattern.compile(
            "import +(?<kind>static +|module +)?(?<name>" + NAME + "(?:\\." + NAME + ")*)(?<all>\\.\\*)? *;");

    private final ScriptNames names = new ScriptNames();
    private final List<Path> classPath;

    /// @param classPath of the plugin
    ImportLines(List<Path> classPath) {
        this.classPath = classPath;
    }

    /// @return the lines
    /// @throws PluginFault naming the first line that is no import, or takes a name away
    List<String> checked(List<String> lines) {
        for (String line : lines) {
            Matcher match = IMPORT.matcher(line.strip());
            if (!match.matches()) {
                throw new PluginFault("an import line is no import: line=" + PluginGuard.line(line), null);
            }
            String taken = taken(match.group("name"), match.group("kind"), match.group("all") != null);
            if (taken != null) {
                throw new PluginFault("an import line takes a name away from scripts: line=" + PluginGuard.line(line) + ", name="
                        + taken, null);
            }
        }
        return lines.stream().map(String::strip).toList();
    }

    /// What scripts mean by a name that the import gives to something else, or null.
    private String taken(String name, String kind, boolean all) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (kind == null && all) {
            return inPackage(name);
        }
        if (kind == null) {
            return other(names.type(last), name);
        }
        if (kind.startsWith("static")) {
            return all ? inType(name) : other(names.word(last), name);
        }
        return null;
    }

    private static String other(String known, String imported) {
        return imported.equals(known) ? null : known;
    }

    private String inPackage(String name) {
        String prefix = name.replace('.', '/') + "/";
        return inPlaces(place -> typesIn(place, prefix).filter(each -> each.indexOf('/') < 0 && each.indexOf('$') < 0)
                .map(each -> other(names.type(each), name + "." + each)));
    }

    private String inType(String name) {
        return inPlaces(place -> {
            byte[] classFile = place.content(ClassPlace.entry(name));
            if (classFile == null) {
                return Stream.empty();
            }
            ClassModel type = ClassFile.of().parse(classFile);
            Stream<String> words = type.methods().stream().filter(each -> each.flags().has(AccessFlag.STATIC))
                    .map(each -> names.word(each.methodName().stringValue(),
                            each.methodTypeSymbol().parameterList().stream().map(ClassDesc::descriptorString).toList()));
            return Stream.concat(words, typesIn(place, name.replace('.', '/') + "$").map(names::type));
        });
    }

    /// What follows a prefix in the names of classes.
    private static Stream<String> typesIn(ClassPlace place, String prefix) throws IOException {
        return place.entries(prefix).stream().filter(each -> each.endsWith(ClassPlace.CLASS))
                .map(each -> each.substring(prefix.length(), each.length() - ClassPlace.CLASS.length()));
    }

    private interface Look {
        Stream<String> into(ClassPlace place) throws IOException;
    }

    /// The first that is found in the plugin's places, or null.
    private String inPlaces(Look look) {
        for (Path each : classPath) {
            try (ClassPlace place = new ClassPlace(each)) {
                String found = look.into(place).filter(Objects::nonNull).findFirst().orElse(null);
                if (found != null) {
                    return found;
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new PluginFault(PluginGuard.said(e), e);
            }
        }
        return null;
    }
}
