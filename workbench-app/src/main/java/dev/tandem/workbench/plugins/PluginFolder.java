package dev.tandem.workbench.plugins;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.place.PlaceProvider;
import dev.tandem.plugin.Command;
import dev.tandem.plugin.LessonFolder;
import dev.tandem.plugin.ScriptImports;
import dev.tandem.plugin.SettingsContribution;
import dev.tandem.plugin.StatusItem;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.capabilities.SettingsBook;
import dev.tandem.workbench.plugins.extension.Contributions;
import dev.tandem.workbench.plugins.extension.GuardedCommand;
import dev.tandem.workbench.plugins.extension.GuardedContext;
import dev.tandem.workbench.plugins.extension.GuardedStatusItem;
import dev.tandem.workbench.plugins.extension.GuardedView;
import dev.tandem.workbench.plugins.extension.LessonTexts;
import dev.tandem.workbench.plugins.extension.OfPlugin;
import dev.tandem.workbench.session.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/// The plugins of one folder, each with a class loader of its own. One that fails, hangs or wants to end the program is
/// disabled with the reason and harms nothing: every call into one goes through a [PluginGuard]. Used by one thread; closed
/// with the workbench.
public final class PluginFolder implements AutoCloseable {
    /// A system property: so many seconds may a plugin take for one answer.
    private static final String LIMIT = "tandem.plugin.seconds";
    private static final long SECONDS = 10;

    private final Path folder;
    private final PluginGuard guard;
    /// Made when there is a jar, since a script without plugins should not wait for it.
    private PluginJars manager;
    private final Map<Path, PluginStatus> plugins = new LinkedHashMap<>();
    private final Map<Path, FoundPlugin> found = new HashMap<>();
    /// Ids of those whose last call held the window up.
    private final Set<String> slow = new HashSet<>();
    private Consumer<PluginStatus> disabled = _ -> {};
    private Consumer<String> felt = _ -> {};

    public PluginFolder(Path folder) {
        this(folder, Duration.ofSeconds(Long.getLong(LIMIT, SECONDS)));
    }

    PluginFolder(Path folder, Duration limit) {
        this.folder = folder;
        this.guard = new PluginGuard(limit);
    }

    /// That of the user, in `tandem.plugins` or `~/.tandem/plugins`.
    public static PluginFolder ofUser() {
        return new PluginFolder(PluginStore.ofUser().folder());
    }

    /// Loads every plugin, each after those that it needs; never throws because of what is in one.
    public void load() {
        if (Files.isDirectory(folder) && !UserCache.isClosedToOthers(folder)) {
            plugins.put(folder, new PluginStatus(folder.toString(), "", folder, "other users can write to it, or above: nothing is loaded"));
            return;
        }
        try {
            new PluginStore(folder).found().forEach(this::load);
        } catch (IOException e) {
            plugins.put(folder, new PluginStatus(folder.toString(), "", folder, "folder cannot be read: cause=" + e));
        } catch (TandemException e) {
            plugins.put(folder, new PluginStatus(folder.toString(), "", folder, e.getMessage()));
        }
    }

    private void load(FoundPlugin plugin) {
        Path place = plugin.place();
        found.put(place, plugin);
        plugins.put(place, new PluginStatus(plugin.id(), plugin.version(), place, plugin.isOn(), plugin.isOn() ? "not loaded yet" : ""));
        if (!plugin.isOn()) {
            return;
        }
        try {
            if (!plugin.problem().isEmpty()) {
                throw new PluginFault(plugin.problem(), null);
            }
            plugin.files().all().stream().filter(file -> !UserCache.isClosedToOthers(file)).findFirst().ifPresent(file -> {
                throw new PluginFault("other users can write to it" + (file.equals(place) ? "" : ": file=" + place.relativize(file)), null);
            });
            plugin.manifest().needs().stream().filter(needed -> !isActive(needed)).findFirst().ifPresent(needed -> {
                throw new PluginFault(PluginOrder.lacking(needed, true), null);
            });
            if (manager == null) {
                manager = new PluginJars(folder);
            }
            PluginWrapper wrapper = manager.getPlugin(manager.loadPlugin(place));
            String id = wrapper.getPluginId();
            plugins.put(place, new PluginStatus(id, plugin.version(), place, ""));
            PluginState state = guard.call(manager.loader(id), id, "start", () -> start(wrapper));
            if (state != PluginState.STARTED) {
                disable(place, new PluginFault("not started: state=" + state, null));
            }
        } catch (PluginFault e) {
            disable(place, e);
        } catch (Exception | LinkageError e) {
            // PF4J's own, of a jar that it cannot make a plugin of.
            disable(place, new PluginFault(PluginGuard.said(e), e));
        }
    }

    private boolean isActive(String id) {
        return plugins.values().stream().anyMatch(plugin -> plugin.id().equals(id) && plugin.isActive());
    }

    private PluginState start(PluginWrapper plugin) throws Exception {
        PluginState state = manager.startPlugin(plugin.getPluginId());
        switch (plugin.getFailedException()) {
            case null -> {
                return state;
            }
            case Exception e -> throw e;
            case Throwable e -> throw new IllegalStateException(PluginGuard.said(e), e);
        }
    }

    /// What all plugins add. A plugin with something that cannot be made, or say what it is, is disabled.
    public Contributions contributions() {
        return contributions(_ -> true);
    }

    private Contributions contributions(Predicate<PluginStatus> which) {
        return new Contributions(views(which), commands(which), statusItems(which), settings(which), lessons(which));
    }

    /// Loads a plugin that was installed or switched on after the others.
    ///
    /// @return what it adds; nothing when it cannot be loaded, which its status tells, or runs already
    /// @throws TandemException when there is none of that id, or the folder cannot be read
    public Optional<Contributions> begin(String id) {
        return loadLate(id) ? Optional.of(contributions(each -> each.id().equals(id))) : Optional.empty();
    }

    /// The same without asking what it adds to a window.
    ///
    /// @return false when it cannot be loaded, or runs already
    boolean loadLate(String id) {
        FoundPlugin plugin;
        try {
            plugin = new PluginStore(folder).found().stream().filter(each -> each.id().equals(id)).findFirst()
                    .orElseThrow(() -> new TandemException("no such plugin: id=" + id + ", folder=" + folder));
        } catch (IOException e) {
            throw new TandemException("folder of plugins cannot be read: folder=" + folder + ", cause=" + e, e);
        }
        if (isActive(id) || !UserCache.isClosedToOthers(folder)) {
            return false;
        }
        unload(id);
        plugins.values().removeIf(each -> each.id().equals(id));
        load(plugin);
        return isActive(id);
    }

    /// Stops and unloads a plugin, and before it those that need it, which are disabled; its files can be deleted then. What it has added
    /// to a window must be gone from there.
    ///
    /// @param isGone whether nothing is to be known of it any more
    public void end(String id, boolean isGone) {
        disableNeedy(id);
        unload(id);
        plugins.replaceAll((place, each) -> each.id().equals(id) ? new PluginStatus(id, each.version(), place, false, "") : each);
        if (isGone) {
            plugins.values().removeIf(each -> each.id().equals(id));
        }
    }

    private void unload(String id) {
        if (manager == null || manager.getPlugin(id) == null) {
            return;
        }
        stop(id);
        manager.unloadPlugin(id);
    }

    private void stop(String id) {
        try {
            guard.call(manager.loader(id), id, "stop", () -> manager.stopPlugin(id));
        } catch (PluginFault e) {
            // Nobody looks at it any more.
            log().log(System.Logger.Level.DEBUG, "plugin not stopped: plugin=" + id, e);
        }
    }

    /// Who has made a plugin, or an empty text.
    String provider(PluginStatus plugin) {
        return said(plugin, PluginManifest::provider);
    }

    /// The name of its licence, or an empty text.
    String licence(PluginStatus plugin) {
        return said(plugin, PluginManifest::licence);
    }

    private String said(PluginStatus plugin, Function<PluginManifest, String> what) {
        FoundPlugin its = found.get(plugin.file());
        return its == null || its.manifest() == null ? "" : what.apply(its.manifest());
    }

    /// The ids of those that run and add something that scripts reach, with stamps of their files, which others do not have.
    public Map<String, String> ofScripts() {
        return plugins.values().stream().filter(each -> each.isActive() && found.get(each.file()).isForScripts())
                .collect(Collectors.toMap(PluginStatus::id, each -> PluginWatch.stamp(each.file())));
    }

    /// With which words for their places begin.
    public List<String> placeWords() {
        return ask("word", _ -> true, (_, loader) -> new Extensions(loader).of(PlaceProvider.class).stream().map(PlaceProvider::word).toList(),
                (_, words) -> words);
    }

    /// How long calls into a plugin have taken.
    CallTimes times(PluginStatus plugin) {
        return guard.times(plugin.id());
    }

    /// All tabs, as [#contributions()].
    List<ViewContribution> views() {
        return views(_ -> true);
    }

    /// All commands, as [#contributions()].
    List<Command> commands() {
        return commands(_ -> true);
    }

    private List<ViewContribution> views(Predicate<PluginStatus> which) {
        return guarded(ViewContribution.class, which,
                (plugin, loader, view) -> new GuardedView(plugin, said("id", view.id()), said("title", view.title()),
                        said("area", view.area()), view.order(),
                        context -> here(loader, plugin, "create", () -> view.create(guarded(context, plugin, loader)), _ -> {})));
    }

    private List<Command> commands(Predicate<PluginStatus> which) {
        return guarded(Command.class, which,
                (plugin, loader, command) -> new GuardedCommand(plugin, said("id", command.id()), said("title", command.title()),
                        said("menu", command.menu()), GuardedCommand.requireKey(command.key()),
                        context -> isEnabled(plugin, loader, command, context), context -> here(loader, plugin, "run", () -> {
                            command.run(guarded(context, plugin, loader));
                            return null;
                        }, _ -> {})));
    }

    private List<StatusItem> statusItems(Predicate<PluginStatus> which) {
        return guarded(StatusItem.class, which,
                (plugin, loader, item) -> new GuardedStatusItem(plugin, said("id", item.id()), said("title", item.title()),
                        item.order(), context -> here(loader, plugin, "create", () -> item.create(guarded(context, plugin, loader)), _ -> {})));
    }

    private List<SettingsBook.Part> settings(Predicate<PluginStatus> which) {
        return ask("settings", which, (plugin, loader) -> new Extensions(loader).of(SettingsContribution.class).stream()
                .map(each -> new SettingsBook.Part(plugin.id(), said("title", each.title()), List.copyOf(said("settings", each.settings()))))
                .toList(), (_, parts) -> parts);
    }

    private List<LessonTexts> lessons(Predicate<PluginStatus> which) {
        return ask("lessons", which, (plugin, loader) -> new Extensions(loader).of(LessonFolder.class).stream()
                .map(each -> LessonTexts.of(plugin.id(), each)).toList(), (_, all) -> all);
    }

    private boolean isEnabled(String plugin, WatchedLoader loader, Command command, ViewContext context) {
        AtomicBoolean enabled = new AtomicBoolean();
        listen(plugin, loader, "isEnabled", () -> enabled.set(command.isEnabled(guarded(context, plugin, loader))));
        return enabled.get();
    }

    private ViewContext guarded(ViewContext context, String plugin, WatchedLoader loader) {
        return new GuardedContext(context, (what, code) -> listen(plugin, loader, what, code));
    }

    /// Calls on the window's thread, and tells when that has held the window up.
    private <T> T here(WatchedLoader loader, String plugin, String what, Callable<T> work, Consumer<String> held) {
        CallTimes before = guard.times(plugin);
        AtomicReference<String> place = new AtomicReference<>();
        try {
            return guard.callHere(loader, plugin, what, work, at -> {
                place.set(at);
                held.accept(at);
            });
        } finally {
            if (!guard.times(plugin).held().equals(before.held())) {
                felt.accept(place.get() == null ? "" : "Plugin " + plugin + " has held the window up for more than "
                        + guard.patience().toMillis() / 1000.0 + " s: call=" + what + place.get());
            }
        }
    }

    private void listen(String id, WatchedLoader loader, String what, Runnable code) {
        plugins.values().stream().filter(plugin -> plugin.id().equals(id) && plugin.isActive()).findFirst().ifPresent(plugin -> {
            AtomicReference<String> held = new AtomicReference<>();
            try {
                here(loader, id, what, () -> {
                    code.run();
                    return null;
                }, held::set);
                // Once may be the machine's fault.
                if (held.get() == null) {
                    slow.remove(id);
                } else if (!slow.add(id)) {
                    disable(plugin.file(), new PluginFault("held the window up, twice in a row: call=" + what + held.get() + ", limit="
                            + guard.patience().toMillis() / 1000.0 + " s", null));
                }
            } catch (PluginFault e) {
                disable(plugin.file(), e);
            }
        });
    }

    /// Disables the plugin whose code has thrown where nobody called it, as in what a button of its tab does.
    ///
    /// @return false when no plugin has
    public boolean blame(Throwable thrown) {
        for (PluginStatus plugin : status()) {
            String place = plugin.isActive() ? PluginGuard.place(manager.loader(plugin.id()), thrown.getStackTrace()) : "";
            if (!place.isEmpty()) {
                disable(plugin.file(), new PluginFault(PluginGuard.said(thrown) + place, thrown));
                return true;
            }
        }
        return false;
    }

    /// Disables a plugin for what it has contributed.
    ///
    /// @param why in a sentence
    public void blame(String id, String why) {
        plugins.values().stream().filter(plugin -> plugin.id().equals(id) && plugin.isActive()).findFirst()
                .ifPresent(plugin -> disable(plugin.file(), new PluginFault(PluginGuard.line(why), null)));
    }

    /// Has somebody told of each plugin that is disabled from now on, once.
    public void onDisabled(Consumer<PluginStatus> listener) {
        disabled = listener;
    }

    /// Has somebody told when a call has held the window up: with an empty text, or with a sentence when it was for very long.
    public void onFelt(Consumer<String> listener) {
        felt = listener;
    }

    private static <T> T said(String what, T answer) {
        if (answer == null) {
            throw new PluginRuntimeException("it says null for its {}", what);
        }
        return answer;
    }

    private interface Guarding<E> {
        E guard(String plugin, WatchedLoader loader, E extension);
    }

    private <E> List<E> guarded(Class<E> kind, Predicate<PluginStatus> which, Guarding<E> guarding) {
        return ask("extensions", which, (plugin, loader) -> new Extensions(loader).of(kind).stream()
                .map(each -> guarding.guard(plugin.id(), loader, each)).toList(), (_, extensions) -> extensions);
    }

    /// All extensions of a kind, as they are, for who does not call them. A plugin with one that cannot be made is disabled.
    <T> List<T> extensions(Class<T> kind) {
        return ask("extensions", _ -> true, (_, loader) -> new Extensions(loader).of(kind), (_, extensions) -> extensions);
    }

    /// These options with the classes, libraries and imports that plugins add to a session. Plugins that cannot tell, or whose lines are
    /// more than imports, are disabled and left out.
    public SessionOptions addTo(SessionOptions options) {
        List<String> lines = ask("lines", _ -> true, (_, loader) -> new Extensions(loader).of(ScriptImports.class).stream()
                .flatMap(imports -> List.copyOf(said("lines", imports.lines())).stream()).toList(),
                (plugin, given) -> new ImportLines(found.get(plugin.file()).files().classPath()).checked(given));
        List<PluginFiles> active = status().stream().filter(PluginStatus::isActive).map(plugin -> found.get(plugin.file()).files()).toList();
        return options.with(active.stream().map(PluginFiles::code).toList(), lines)
                .withLibraries(active.stream().flatMap(each -> each.libraries().stream()).toList());
    }

    private interface Question<A> {
        List<A> of(PluginStatus plugin, WatchedLoader loader);
    }

    /// What active plugins answer to a question, as far as a check lets it through.
    private <A> List<A> ask(String what, Predicate<PluginStatus> which, Question<A> question, BiFunction<PluginStatus, List<A>, List<A>> check) {
        List<A> answers = new ArrayList<>();
        for (PluginStatus plugin : status()) {
            // One that needs another one goes with that.
            if (which.test(plugin) && isActive(plugin.id())) {
                WatchedLoader loader = manager.loader(plugin.id());
                try {
                    answers.addAll(check.apply(plugin, guard.call(loader, plugin.id(), what, () -> question.of(plugin, loader))));
                } catch (PluginFault e) {
                    disable(plugin.file(), e);
                }
            }
        }
        return answers;
    }

    /// Disables the plugin that an extension comes from, when it has thrown.
    ///
    /// @return false when it comes from none
    public boolean blame(Object extension, Throwable thrown) {
        for (PluginStatus plugin : status()) {
            boolean isIts = extension instanceof OfPlugin ? isOf(plugin, extension)
                    : plugin.isActive() && extension.getClass().getClassLoader() == manager.getPluginClassLoader(plugin.id());
            if (plugin.isActive() && isIts) {
                disable(plugin.file(), thrown instanceof PluginFault fault ? fault : new PluginFault(PluginGuard.said(thrown), thrown));
                return true;
            }
        }
        return false;
    }

    /// Whether a plugin has made what stands for an extension.
    private static boolean isOf(PluginStatus plugin, Object extension) {
        return extension instanceof OfPlugin known && known.plugin().equals(plugin.id());
    }

    public List<PluginStatus> status() {
        plugins.values().stream().filter(PluginStatus::isActive).toList().forEach(this::disableIfItExits);
        return List.copyOf(plugins.values());
    }

    public Path folder() {
        return folder;
    }

    /// Stops and unloads all of them, the needy ones first; nothing of them is left, and there are none any more.
    @Override
    public void close() {
        if (manager == null) {
            return;
        }
        for (PluginWrapper plugin : List.copyOf(manager.getStartedPlugins()).reversed()) {
            stop(plugin.getPluginId());
        }
        plugins.clear();
        List.copyOf(manager.getPlugins()).forEach(plugin -> manager.unloadPlugin(plugin.getPluginId()));
        manager = null;
    }

    /// Made when it is needed: to make one all jars are looked through.
    private static System.Logger log() {
        return System.getLogger("dev.tandem.workbench");
    }

    /// A plugin may ask to end the program on a thread of its own, or catch what it gets for that.
    private void disableIfItExits(PluginStatus plugin) {
        OptionalInt code = manager.loader(plugin.id()).code().exitCode();
        if (code.isPresent()) {
            disable(plugin.file(), PluginGuard.exit(code.getAsInt()));
        }
    }

    /// With all that need it.
    private void disable(Path place, PluginFault why) {
        PluginStatus before = plugins.get(place);
        PluginStatus status = new PluginStatus(before.id(), before.version(), place, why.getMessage());
        plugins.put(place, status);
        log().log(System.Logger.Level.DEBUG, "plugin disabled: plugin=" + before.id(), why);
        disabled.accept(status);
        disableNeedy(before.id());
    }

    private void disableNeedy(String needed) {
        for (PluginStatus each : List.copyOf(plugins.values())) {
            if (isActive(each.id()) && found.get(each.file()).manifest().needs().contains(needed)) {
                disable(each.file(), new PluginFault(PluginOrder.lacking(needed, true), null));
            }
        }
    }
}
