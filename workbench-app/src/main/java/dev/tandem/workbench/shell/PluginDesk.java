package dev.tandem.workbench.shell;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.capabilities.Capabilities;
import dev.tandem.workbench.capabilities.SettingsBook;
import dev.tandem.workbench.editor.Dialogs;
import dev.tandem.workbench.plugins.PluginActions;
import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.plugins.PluginStatus;
import dev.tandem.workbench.plugins.PluginStore;
import dev.tandem.workbench.plugins.extension.Contributions;
import dev.tandem.workbench.plugins.extension.LessonTexts;
import dev.tandem.workbench.plugins.extension.OfPlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Brings what plugins add into the window and takes it out again: at the start, when the user installs, switches or removes one, and when
/// one is disabled. Files are handled on another thread. Used on the window's thread.
final class PluginDesk implements PluginActions {
    /// An id among those of a kind, and the plugin whose it is; an empty text for none.
    private record Owned(String kind, String id, String plugin) {
        String key() {
            return kind + " " + id;
        }
    }

    private final PluginFolder plugins;
    private final PluginStore store;
    private final WorkbenchWindow window;
    private final WindowDialogs dialogs;
    private final Executor windowThread;
    private final Consumer<String> notice;
    private final Supplier<Capabilities> capabilities;
    private final Runnable changed;
    private final SessionWords words;
    private final Runnable reset;
    private final List<Contributions> added = new ArrayList<>();
    private List<LessonTexts> ownLessons = List.of();
    /// The plugin of all that is in the window, by kind and id; an empty text for none.
    private final Map<String, String> owners = new HashMap<>();

    /// @param notice tells the user something
    /// @param changed told when what has become of plugins is to be shown anew
    /// @param words what plugins add to the session
    /// @param reset resets the session
    PluginDesk(PluginFolder plugins, WorkbenchWindow window, WindowDialogs dialogs, Executor windowThread, Consumer<String> notice,
            Supplier<Capabilities> capabilities, Runnable changed, SessionWords words, Runnable reset) {
        this.plugins = plugins;
        this.store = new PluginStore(plugins.folder());
        this.window = window;
        this.dialogs = dialogs;
        this.windowThread = windowThread;
        this.notice = notice;
        this.capabilities = capabilities;
        this.changed = changed;
        this.words = words;
        this.reset = reset;
    }

    /// What all plugins add at the start, for who makes the window. Their settings are there from now on.
    ///
    /// @param own what is in the window without them
    Contributions begin(Contributions own) {
        owned(own).forEach(each -> owners.put(each.key(), ""));
        ownLessons = own.lessons();
        Contributions all = accepted(plugins.contributions());
        all.settings().forEach(this::add);
        added.add(all);
        return all;
    }

    /// All but what is of plugins with an id that somebody else has: such a plugin is disabled.
    private Contributions accepted(Contributions all) {
        Set<String> refused = new HashSet<>();
        for (Owned each : owned(all)) {
            String owner = refused.contains(each.plugin) ? null : owners.putIfAbsent(each.key(), each.plugin);
            if (owner != null) {
                refused.add(each.plugin);
                forget(each.plugin);
                plugins.blame(each.plugin, "another " + each.kind + " has its id: id=" + each.id
                        + (owner.isEmpty() || owner.equals(each.plugin) ? "" : ", plugin=" + owner));
            }
        }
        Contributions left = all;
        for (String plugin : refused) {
            left = left.without(plugin);
        }
        return left;
    }

    private void forget(String plugin) {
        owners.values().removeIf(plugin::equals);
    }

    private static List<Owned> owned(Contributions all) {
        List<Owned> ids = new ArrayList<>();
        all.views().forEach(each -> ids.add(new Owned("tab", each.id(), of(each))));
        all.commands().forEach(each -> ids.add(new Owned("command", each.id(), of(each))));
        all.items().forEach(each -> ids.add(new Owned("item", each.id(), of(each))));
        all.lessons().forEach(each -> ids.add(new Owned("lesson folder", each.id(), each.plugin())));
        return ids;
    }

    private static String of(Object extension) {
        return extension instanceof OfPlugin known ? known.plugin() : "";
    }

    private void add(SettingsBook.Part part) {
        try {
            capabilities.get().settings().add(part);
        } catch (IllegalArgumentException e) {
            plugins.blame(part.contributor(), e.getMessage());
        }
    }

    /// Takes away all that a plugin has added.
    void withdraw(String plugin) {
        for (Contributions each : added) {
            each.views().stream().filter(view -> isOf(plugin, view)).forEach(window::remove);
            each.items().stream().filter(item -> isOf(plugin, item)).forEach(window::remove);
            each.commands().stream().filter(command -> isOf(plugin, command)).forEach(window::remove);
        }
        added.replaceAll(each -> each.without(plugin));
        forget(plugin);
        capabilities.get().end(plugin);
    }

    /// The lessons of all plugins, and those that are bundled.
    List<LessonTexts> lessons() {
        return Stream.concat(ownLessons.stream(), added.stream().flatMap(each -> each.lessons().stream())).toList();
    }

    private static boolean isOf(String plugin, Object extension) {
        return of(extension).equals(plugin);
    }

    @Override
    public String added(String plugin) {
        List<String> parts = new ArrayList<>();
        for (Contributions each : added) {
            each.views().stream().filter(view -> isOf(plugin, view)).forEach(view -> parts.add("the tab " + view.title()));
            each.commands().stream().filter(command -> isOf(plugin, command)).forEach(command -> parts.add("the command " + command.title()));
            each.items().stream().filter(item -> isOf(plugin, item)).forEach(item -> parts.add(item.title() + " at the foot"));
            each.settings().stream().filter(part -> part.contributor().equals(plugin)).forEach(part -> parts.add("settings"));
            each.lessons().stream().filter(lessons -> isOf(plugin, lessons)).forEach(lessons -> parts.add("the lessons " + lessons.title()));
        }
        return String.join(", ", parts);
    }

    @Override
    public void install() {
        dialogs.plugin(this::install);
    }

    /// Installs a plugin, in the place of another version of it.
    void install(Path file) {
        aside(() -> store.install(file), installed -> {
            stop(installed.id(), false);
            String what = installed.id() + " " + installed.version() + installed.before().map(version -> " in the place of " + version).orElse("");
            start(installed.id(), "Installed " + what + ".");
        });
    }

    @Override
    public void turn(String id, boolean on) {
        aside(() -> store.turn(id, on), _ -> {
            if (on) {
                start(id, id + " is on.");
            } else {
                stop(id, false);
                gone(id, id + " is off.");
            }
        });
    }

    @Override
    public void remove(String id) {
        dialogs.choose("Remove the plugin " + id + "?", "Its files are deleted; what you have set of it stays.",
                List.of(new Dialogs.Answer("Remove", () -> removeNow(id))));
    }

    /// The same without asking.
    void removeNow(String id) {
        aside(() -> {
            store.remove(id);
            return id;
        }, _ -> {
            stop(id, true);
            gone(id, "Removed " + id + ".");
        });
    }

    /// Tells that a plugin is gone; where the session has something of it, resetting that is offered.
    private void gone(String id, String done) {
        words.follow();
        if (words.has(id)) {
            notice.accept(done + " Scripts still have what they used of it until the session is reset.");
            offerReset(done + " The session still has its words.");
        } else {
            notice.accept(done);
        }
    }

    private void offerReset(String heading) {
        dialogs.choose(heading, "That goes when the session is reset, which forgets what was typed and ends its workers.",
                List.of(new Dialogs.Answer("Reset session", reset)));
    }

    private void stop(String id, boolean isGone) {
        withdraw(id);
        plugins.end(id, isGone);
        changed.run();
    }

    private void start(String id, String done) {
        plugins.begin(id).map(this::accepted).filter(_ -> isOn(id)).ifPresentOrElse(more -> {
            more.settings().forEach(this::add);
            window.addViews(more.views());
            window.addStatusItems(more.items());
            List<String> conflicts = window.addCommands(more.commands());
            added.add(more);
            boolean hasOlder = words.hasOther(id);
            words.follow();
            String inScripts = !words.has(id) || !isOn(id) ? "" : hasOlder ? " Scripts have what was there before until the session is reset."
                    : " Its words are in scripts.";
            notice.accept(done + conflicts.stream().map(each -> " " + each + ".").collect(Collectors.joining())
                    + inScripts);
            if (hasOlder) {
                offerReset(done + " The session still has what was there before.");
            }
            // What goes wrong in its tab is told after that.
            window.makeRest();
        }, () -> notice.accept(plugins.status().stream().filter(plugin -> plugin.id().equals(id)).findFirst()
                .filter(PluginStatus::isBroken).map(PluginStatus::sentence).orElse(done)));
        changed.run();
    }

    private boolean isOn(String id) {
        return plugins.status().stream().anyMatch(plugin -> plugin.id().equals(id) && plugin.isActive());
    }

    /// Handles files on another thread, and what comes of it here.
    private <T> void aside(Supplier<T> work, Consumer<T> then) {
        CompletableFuture.supplyAsync(work).whenCompleteAsync((done, failed) -> {
            if (failed == null) {
                then.accept(done);
            } else {
                Throwable cause = failed instanceof CompletionException wrapped ? wrapped.getCause() : failed;
                notice.accept(TandemException.textOf(cause));
                changed.run();
            }
        }, windowThread);
    }
}
