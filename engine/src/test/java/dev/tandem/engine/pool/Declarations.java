package dev.tandem.engine.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What was declared since a generated session began, as it was entered last, to be entered again: what uses others after
/// them, also where it does so through methods and types. A variable and a method may have one name.
final class Declarations {
    private static final Pattern NAME = Pattern.compile("[\\w$]+");

    /// Of each variable, in the order in which they came.
    private final Map<String, String> variables = new LinkedHashMap<>();
    /// What each declaration mentions, by its name, for a method also its parameters.
    private final Map<String, Set<String>> mentioned = new LinkedHashMap<>();
    /// Types with static fields or initialisers that were entered since they were taken last.
    private final Set<String> initialisedTypes = new LinkedHashSet<>();

    /// Remembers what a line declared.
    void add(List<SnippetEvent> events, String code) {
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null && event.snippet() instanceof DeclarationSnippet declared) {
                if (declared instanceof VarSnippet) {
                    variables.remove(declared.name());
                    variables.put(declared.name(), code);
                }
                if (declared instanceof TypeDeclSnippet && code.contains("static ")) {
                    initialisedTypes.add(declared.name());
                }
                String key = declared instanceof MethodSnippet method ? method.name() + "(" + method.parameterTypes() : declared.name();
                mentioned.put(key, new HashSet<>(NAME.matcher(code).results().map(found -> found.group()).toList()));
            }
        }
    }

    /// The names of all variables.
    Collection<String> variables() {
        return variables.keySet();
    }

    /// Those types that may have something to initialise and were entered since this was asked last.
    List<String> takeTypesToInitialise() {
        List<String> taken = List.copyOf(initialisedTypes);
        initialisedTypes.clear();
        return taken;
    }

    /// How a variable was entered; null where it was not.
    String of(String variable) {
        return variables.get(variable);
    }

    void forget(String variable) {
        variables.remove(variable);
        mentioned.remove(variable);
    }

    void forgetAll() {
        variables.clear();
        mentioned.clear();
        initialisedTypes.clear();
    }

    /// Those of some names that are variables, what is used before what uses it; where they use each other, as they came.
    List<String> inOrder(Set<String> names) {
        List<String> rest = new ArrayList<>(variables.keySet().stream().filter(names::contains).toList());
        Map<String, Set<String>> used = new LinkedHashMap<>();
        rest.forEach(name -> used.put(name, usedBy(name)));
        List<String> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            String next = rest.stream().filter(name -> rest.stream().noneMatch(other -> !other.equals(name) && used.get(name).contains(other)))
                    .findFirst().orElse(rest.getFirst());
            rest.remove(next);
            order.add(next);
        }
        return order;
    }

    /// All that a variable uses, also what that uses in turn.
    private Set<String> usedBy(String variable) {
        Set<String> used = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(mentioned.getOrDefault(variable, Set.of()));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (used.add(name)) {
                mentioned.forEach((key, mentions) -> {
                    if (key.equals(name) || key.startsWith(name + "(")) {
                        open.addAll(mentions);
                    }
                });
            }
        }
        return used;
    }
}
