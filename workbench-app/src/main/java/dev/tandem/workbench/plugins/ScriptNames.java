package dev.tandem.workbench.plugins;

import dev.tandem.workbench.script.StandardImports;
import dev.tandem.workbench.script.Vocabulary;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What scripts mean by a simple name without importing anything themselves: types, and the words of [Vocabulary].
final class ScriptNames {
    private static final Pattern PACKAGE = Pattern.compile("import ([\\w.]+)\\.\\*;");
    private static final Pattern TYPE = Pattern.compile("import ([\\w.]+\\.(\\w+));");

    private final Map<String, String> types = new HashMap<>();
    private final List<String> packages;

    ScriptNames() {
        List<String> standard = new StandardImports().lines();
        standard.stream().map(TYPE::matcher).filter(Matcher::matches).forEach(each -> types.put(each.group(2), each.group(1)));
        Stream<String> named = standard.stream().map(PACKAGE::matcher).filter(Matcher::matches).map(each -> each.group(1));
        Stream<String> base = Object.class.getModule().getDescriptor().exports().stream()
                .filter(each -> !each.isQualified()).map(ModuleDescriptor.Exports::source);
        packages = Stream.concat(named, base).distinct().toList();
    }

    /// The full name of a type, or null.
    String type(String simple) {
        String known = types.get(simple);
        return known != null ? known : packages.stream().map(each -> each + "." + simple).filter(ScriptNames::isThere).findFirst().orElse(null);
    }

    private static boolean isThere(String type) {
        ClassLoader loader = type.startsWith("java") ? ClassLoader.getPlatformClassLoader() : ScriptNames.class.getClassLoader();
        return loader.getResource(type.replace('.', '/') + ".class") != null;
    }

    /// A word of this name, or null.
    String word(String simple) {
        return Arrays.stream(Vocabulary.class.getMethods()).anyMatch(each -> Modifier.isStatic(each.getModifiers())
                && each.getName().equals(simple)) ? Vocabulary.class.getName() + "." + simple : null;
    }

    /// A word of this name that is called with the same types of arguments, or null.
    String word(String simple, List<String> parameterTypes) {
        return Arrays.stream(Vocabulary.class.getMethods()).anyMatch(each -> Modifier.isStatic(each.getModifiers())
                && each.getName().equals(simple) && Arrays.stream(each.getParameterTypes()).map(Class::descriptorString).toList()
                        .equals(parameterTypes)) ? word(simple) : null;
    }
}
