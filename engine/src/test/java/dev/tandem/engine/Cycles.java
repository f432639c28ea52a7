package dev.tandem.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The strongly connected components of a graph that have more than one node, by Tarjan's algorithm.
final class Cycles {
    private final Map<String, Set<String>> uses;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<Set<String>> found = new ArrayList<>();

    Cycles(Map<String, Set<String>> uses) {
        this.uses = uses;
    }

    List<Set<String>> all() {
        for (String each : uses.keySet()) {
            if (!numbers.containsKey(each)) {
                visit(each);
            }
        }
        return found;
    }

    private void visit(String node) {
        int number = numbers.size();
        numbers.put(node, number);
        lowest.put(node, number);
        open.push(node);
        isOpen.add(node);
        for (String used : uses.getOrDefault(node, Set.of())) {
            if (!numbers.containsKey(used)) {
                visit(used);
                lowest.merge(node, lowest.get(used), Math::min);
            } else if (isOpen.contains(used)) {
                lowest.merge(node, numbers.get(used), Math::min);
            }
        }
        if (lowest.get(node) == number) {
            Set<String> component = new TreeSet<>();
            String last;
            do {
                last = open.pop();
                isOpen.remove(last);
                component.add(last);
            } while (!last.equals(node));
            if (component.size() > 1) {
                found.add(component);
            }
        }
    }
}
