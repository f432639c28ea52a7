package dev.tandem.workbench.shell.command;

import dev.tandem.plugin.Command;
import dev.tandem.workbench.settings.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyCombination;

/// Which key runs which command: what the user has chosen, else what the command proposes. A key has one owner; who comes later and
/// proposes the same has none, and that is told. Used on the window's thread.
public final class KeyTable {
    private static final String NAME = "key.";

    private final Settings settings;
    /// In the order in which they came.
    private final Map<String, Command> commands = new LinkedHashMap<>();
    /// By commands. Keys are compared as they are written by the toolkit.
    private final Map<String, KeyCombination> keys = new HashMap<>();
    /// What commands proposed and others have, by commands.
    private final Map<String, KeyCombination> refused = new HashMap<>();

    public KeyTable(Settings settings) {
        this.settings = settings;
    }

    /// Adds a command.
    ///
    /// @return who has the key that it proposes; empty when it has got it, or proposes none
    public Optional<Command> add(Command command) {
        commands.put(command.id(), command);
        String chosen = settings.get(NAME + command.id(), null);
        KeyCombination wanted = chosen == null ? proposal(command).orElse(null) : key(chosen);
        if (wanted == null) {
            return Optional.empty();
        }
        Optional<Command> owner = owner(wanted);
        if (owner.isPresent()) {
            refused.put(command.id(), wanted);
        } else {
            keys.put(command.id(), wanted);
        }
        return owner;
    }

    /// Takes a command away; its key is free.
    public void remove(Command command) {
        commands.remove(command.id(), command);
        keys.remove(command.id());
        refused.remove(command.id());
    }

    public List<Command> commands() {
        return List.copyOf(commands.values());
    }

    /// The key that a command proposes.
    static Optional<KeyCombination> proposal(Command command) {
        return Optional.ofNullable(key(command.key()));
    }

    /// The key of a command.
    public Optional<KeyCombination> of(Command command) {
        return Optional.ofNullable(keys.get(command.id()));
    }

    /// The key that a command does not have, since another one has it: it wanted it, had it until the user gave it away, or proposes it.
    public Optional<KeyCombination> refused(Command command) {
        if (keys.containsKey(command.id())) {
            return Optional.empty();
        }
        return Optional.ofNullable(refused.get(command.id())).or(() -> proposal(command)).filter(key -> owner(key).isPresent());
    }

    /// Whose key it is.
    public Optional<Command> owner(KeyCombination key) {
        return commands.values().stream().filter(command -> key.equals(keys.get(command.id()))).findFirst();
    }

    /// Gives a command a key, or none, and remembers that; whoever had it has none then, until it gets another one.
    ///
    /// @param key null for none
    public void set(Command command, KeyCombination key) {
        if (key != null) {
            owner(key).filter(other -> !other.id().equals(command.id())).ifPresent(other -> {
                set(other, null);
                refused.put(other.id(), key);
            });
        }
        refused.remove(command.id());
        if (key == null) {
            keys.remove(command.id());
        } else {
            keys.put(command.id(), key);
        }
        settings.set(NAME + command.id(), key == null ? "" : key.getName());
    }

    /// One word for one key: Ctrl is the key for shortcuts but on macOS.
    private static KeyCombination normal(KeyCodeCombination key) {
        boolean isShortcut = !System.getProperty("os.name").startsWith("Mac") && key.getControl() == ModifierValue.DOWN;
        return isShortcut
                ? new KeyCodeCombination(key.getCode(), key.getShift(), ModifierValue.UP, key.getAlt(), key.getMeta(), ModifierValue.DOWN) : key;
    }

    private static KeyCombination key(String text) {
        try {
            // Other combinations are of characters, which no keyboard may have.
            return !text.isBlank() && KeyCombination.valueOf(text) instanceof KeyCodeCombination code ? normal(code) : null;
        } catch (IllegalArgumentException e) {
            // Written by hand, or by another version.
            return null;
        }
    }
}
