package dev.tandem.workbench.draft;

import dev.tandem.workbench.session.Assistance.Documentation;
import dev.tandem.workbench.session.Declarations;
import dev.tandem.workbench.session.Declarations.Outline;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.Snippet;

/// Understands a text while it is being edited: a compiler of its own is told its statements one by one, in the background and
/// again from an edit on, and so can complete, explain and find what is wrong while other code runs. Names that only the
/// session has are taken over from it when the text mentions them.
///
/// All methods may be called from any thread and do not wait; answers come on a thread of this draft. Closed by its owner.
public final class Draft implements AutoCloseable {
    /// Longer texts are data, and would keep the compiler for minutes.
    public static final int LONGEST = 500_000;
    /// The compiler recurses deeply into long expressions.
    private static final long STACK_BYTES = 8L << 20;
    private static final Pattern NAMES = Pattern.compile("(?<![.\\w$])[\\p{L}_$][\\w$]*");
    private static final int MOST_ROUNDS = 3;
    private static final int MOST_LOOKS = 100;
    /// In which a long text is looked at for somebody who waits; what is not known then is not offered.
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Executor LATER = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
        Thread made = new Thread(null, work, "tandem-draft", STACK_BYTES);
        made.setDaemon(true);
        return made;
    });
    private final Supplier<Session> session;
    private final Consumer<Review> reviewer;
    /// The newest text that somebody wants reviewed. Any thread.
    private volatile String wanted;
    private volatile boolean isReady;

    // All that follows is used by the thread alone.
    private SessionOptions setup;
    private DraftCompiler compiler;
    private TextParts parts;
    private List<Checked> checked = new ArrayList<>();
    /// What statements that are gone have declared, until what took their place is known.
    private final List<Snippet> orphans = new ArrayList<>();
    private final Map<String, String> orphaned = new HashMap<>();
    /// What was taken over from the session, as it was then.
    private final Map<String, List<String>> guests = new HashMap<>();
    private List<String> imports = List.of();
    private String reviewed;
    /// The text that the compiler has failed at.
    private String failed;

    /// @param session whose class path and names the text can use; asked on the thread of this draft
    /// @param reviewer told what is wrong with a text once all of it is known
    public Draft(Supplier<Session> session, Consumer<Review> reviewer) {
        this.session = session;
        this.reviewer = reviewer;
    }

    /// Whether it has looked at a text already. The first look takes about a second.
    public boolean isReady() {
        return isReady;
    }

    /// Has a text reviewed, unless a newer one comes meanwhile.
    public void review(String text) {
        wanted = text;
        submit(() -> {
            if (text.equals(reviewed)) {
                lookAgain();
            }
            reviewed = null;
            step();
        });
    }

    /// What was wrong may be right now that the session has other names, and the other way round.
    private void lookAgain() {
        checked.stream().filter(each -> !each.findings().isEmpty() || each.snippets().stream().anyMatch(made -> !compiler.missing(made).isEmpty()))
                .forEach(Checked::stale);
        Declarations declarations = session.get().declarations();
        Set<String> changed = new HashSet<>();
        guests.forEach((name, texts) -> {
            if (!declarations.outline(name).equals(texts)) {
                changed.add(name);
            }
        });
        inviteAny(changed);
        checked.stream().filter(each -> each.mentions(changed)).forEach(Checked::stale);
    }

    /// Begins anew, as when the session has other classes.
    public void restart() {
        submit(() -> {
            forgetAll();
            if (wanted != null) {
                step();
            }
        });
    }

    /// What could stand at the cursor.
    public CompletableFuture<Offers> complete(String text, int caret) {
        return ask(() -> {
            Optional<Part> part = lookAt(text, caret);
            if (part.map(Part::isCommand).orElse(false)) {
                return Offers.NONE;
            }
            int start = part.map(Part::start).orElse(caret);
            String before = text.substring(start, caret);
            Outline outline = invite(before);
            Set<String> declared = declaredNames(outline);
            Set<String> gone = new HashSet<>(orphaned.keySet());
            gone.removeAll(declared);
            return new Ranking(compiler.analysis(), declared, gone).offers(before, start);
        }, Offers.NONE);
    }

    /// The signatures of what is called, or named, at the cursor.
    ///
    /// @param withText whether their documentation is wanted too, which takes longer
    public CompletableFuture<List<Documentation>> explain(String text, int caret, boolean withText) {
        return ask(() -> {
            int start = lookAt(text, caret).map(Part::start).orElse(caret);
            String before = text.substring(start, caret);
            invite(before);
            return compiler.explain(before, withText);
        }, List.of());
    }

    /// The full names of the types that a simple name at the cursor could mean. The first answer takes seconds: all classes are
    /// looked through.
    public CompletableFuture<List<String>> importable(String text, int caret) {
        return importable(text, caret, MOST_LOOKS);
    }

    private CompletableFuture<List<String>> importable(String text, int caret, int looks) {
        return ask(() -> {
            int start = lookAt(text, caret).map(Part::start).orElse(caret);
            return Optional.ofNullable(compiler.importable(text.substring(start, caret)));
        }, Optional.of(List.<String>of())).thenCompose(found -> found.isPresent() || looks == 0
                ? CompletableFuture.completedFuture(found.orElse(List.of()))
                : CompletableFuture.supplyAsync(() -> importable(text, caret, looks - 1), LATER).thenCompose(answer -> answer));
    }

    /// The statement at a place; the one before when the place is behind its end in the same line; empty where there is none.
    public CompletableFuture<Optional<Part>> statementAt(String text, int caret) {
        return ask(() -> {
            split(text, caret, () -> true);
            return parts.all().stream().filter(part -> part.start() <= caret && caret <= endOfLine(text, part.next())).reduce((_, last) -> last)
                    .or(() -> parts.all().stream().filter(part -> startOfLine(text, part.start()) <= caret && caret <= part.start()).findFirst());
        }, Optional.empty());
    }

    /// Where a name is declared in the text.
    public CompletableFuture<OptionalInt> declarationOf(String text, String name) {
        return ask(() -> {
            lookAt(text, text.length());
            return checked.stream().filter(each -> each.declares().containsKey(name)).reduce((_, last) -> last)
                    .map(each -> OptionalInt.of(each.part().start() + placeIn(each.part().code(), name))).orElse(OptionalInt.empty());
        }, OptionalInt.empty());
    }

    private static int placeIn(String code, String name) {
        var found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(code);
        return found.find() ? found.start() : 0;
    }

    private static int endOfLine(String text, int at) {
        int end = text.indexOf('\n', Math.max(0, at - 1));
        return end < 0 ? text.length() : end;
    }

    private static int startOfLine(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// Looks at a text up to a place, and finds the statement at it.
    private Optional<Part> lookAt(String text, int caret) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        split(text, caret, () -> true);
        for (Checked each : List.copyOf(checked)) {
            if (each.part().next() < caret && each.isStale() && System.nanoTime() < deadline) {
                check(each);
            }
        }
        return parts.all().stream().filter(part -> part.start() < caret && caret <= part.next()).findFirst()
                .or(() -> parts.all().stream().filter(part -> part.next() < caret && !part.isComplete()).reduce((_, last) -> last));
    }

    /// @param limit the place that is wanted at least
    /// @param impatient whether what is behind can wait, unless it is known already
    private void split(String text, int limit, BooleanSupplier impatient) {
        start();
        if (text.equals(parts.text())) {
            return;
        }
        parts.update(text.length() > LONGEST ? "" : text, limit, impatient);
        if (parts.keptFirst() == 0 && parts.keptLast() == 0 && checked.size() > 1) {
            // Another text. JShell is not good at forgetting.
            forgetAll();
            split(text, limit, impatient);
            return;
        }
        List<Part> all = parts.all();
        int first = parts.keptFirst();
        int last = parts.keptLast();
        List<Checked> fresh = new ArrayList<>(checked.subList(0, first));
        List<Checked> removed = checked.subList(first, checked.size() - last);
        List<Part> middle = all.subList(first, all.size() - last);
        if (removed.stream().map(each -> each.part().code()).toList().equals(middle.stream().map(Part::code).toList())) {
            // Blanks or comments have changed.
            fresh.addAll(removed);
        } else {
            for (Checked each : removed) {
                orphans.addAll(each.snippets());
                each.declares().forEach(orphaned::putIfAbsent);
            }
            middle.forEach(part -> fresh.add(new Checked(part)));
        }
        fresh.addAll(checked.subList(checked.size() - last, checked.size()));
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).moved(all.get(i));
        }
        checked = fresh;
    }

    /// Checks one statement, and goes on later: whoever asks meanwhile comes between.
    private void step() {
        String text = wanted;
        if (text == null || text.equals(reviewed)) {
            return;
        }
        split(text, 0, () -> !thread.getQueue().isEmpty());
        if (!parts.text().equals(text) && text.length() <= LONGEST) {
            submit(this::step);
            return;
        }
        Optional<Checked> next = checked.stream().filter(Checked::isStale).findFirst();
        if (next.isPresent()) {
            check(next.get());
        } else if (!settle()) {
            reviewed = text;
            isReady = true;
            reviewer.accept(new Review(text, findings()));
            return;
        }
        submit(this::step);
    }

    private void check(Checked statement) {
        Map<String, String> before = new HashMap<>(statement.declares());
        hideLater(statement);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Set<String> unknown = compiler.check(statement);
            if (unknown.isEmpty() || !inviteAny(unknown)) {
                break;
            }
        }
        statement.declares().keySet().forEach(name -> {
            String old = orphaned.remove(name);
            if (old != null) {
                before.putIfAbsent(name, old);
            }
        });
        staleBehind(statement, changed(before, statement.declares()));
    }

    /// What is declared behind a statement does not count for it, but what is declared before it.
    private void hideLater(Checked statement) {
        int at = checked.indexOf(statement);
        List<Checked> before = checked.subList(0, at);
        for (Checked later : checked.subList(at + 1, checked.size()).reversed()) {
            if (!later.snippets().isEmpty() && statement.mentions(later.declares().keySet())) {
                compiler.forget(later.snippets());
                later.stale();
                before.stream().filter(each -> later.declares().keySet().stream().anyMatch(each.declares()::containsKey))
                        .reduce((_, last) -> last).ifPresent(compiler::check);
            }
        }
    }

    /// What statements that are gone have declared is forgotten once nothing has taken its place.
    ///
    /// @return whether that made anything stale
    private boolean settle() {
        Set<Snippet> alive = new HashSet<>();
        checked.forEach(each -> alive.addAll(each.snippets()));
        compiler.forget(orphans.stream().filter(each -> !alive.contains(each)).toList());
        orphans.clear();
        Set<String> gone = Set.copyOf(orphaned.keySet());
        orphaned.clear();
        checked.stream().filter(each -> each.mentions(gone)).forEach(Checked::stale);
        return checked.stream().anyMatch(Checked::isStale);
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new HashSet<>();
        Stream.concat(before.keySet().stream(), now.keySet().stream()).filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .forEach(names::add);
        return names;
    }

    /// Statements behind one that mention what it has changed have to be looked at again.
    private void staleBehind(Checked statement, Set<String> changed) {
        Set<String> names = new HashSet<>(changed);
        int at = checked.indexOf(statement);
        List<Checked> behind = checked.subList(at + 1, checked.size());
        // What is declared again behind it has just been replaced.
        behind.forEach(each -> each.declares().keySet().stream().filter(statement.declares()::containsKey).forEach(names::add));
        behind.stream().filter(each -> !each.isStale() && each.mentions(names)).forEach(Checked::stale);
    }

    private List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        for (Checked each : checked) {
            each.findings().forEach(finding -> all.add(finding.moved(each.part().start())));
            for (Snippet snippet : each.snippets()) {
                for (String name : compiler.missing(snippet)) {
                    int at = each.part().start() + placeIn(each.part().code(), name);
                    all.add(new Finding(at, at + name.length(), name + " is not declared"));
                }
            }
        }
        return all;
    }

    private Set<String> declaredNames(Outline outline) {
        Set<String> names = new HashSet<>(outline.names());
        checked.forEach(each -> names.addAll(each.declares().keySet()));
        return names;
    }

    /// Takes over from the session what a text mentions and the edited text does not declare.
    ///
    /// @return what the session knows
    private Outline invite(String mentioning) {
        Set<String> names = new HashSet<>();
        NAMES.matcher(mentioning).results().forEach(found -> names.add(found.group()));
        Declarations declarations = session.get().declarations();
        Outline outline = declarations.outline();
        inviteAny(names, declarations, outline);
        return outline;
    }

    private boolean inviteAny(Set<String> names) {
        Declarations declarations = session.get().declarations();
        return inviteAny(names, declarations, declarations.outline());
    }

    /// @return whether something was taken over
    private boolean inviteAny(Set<String> names, Declarations declarations, Outline outline) {
        boolean any = false;
        if (!outline.imports().equals(imports)) {
            imports = outline.imports();
            imports.forEach(compiler::declare);
            any = true;
        }
        for (String name : names) {
            if (!outline.names().contains(name) || checked.stream().anyMatch(each -> each.declares().containsKey(name))) {
                continue;
            }
            List<String> texts = declarations.outline(name);
            if (!texts.equals(guests.put(name, texts))) {
                texts.forEach(compiler::declare);
                any |= !texts.isEmpty();
            }
        }
        return any;
    }

    /// Anew when the session has other classes or imports than when this began.
    private void start() {
        SessionOptions now = session.get().setup();
        if (!now.equals(setup)) {
            forgetAll();
            setup = now;
        }
        if (compiler == null) {
            // Behind the session, which leaves the processors to a window that is being drawn.
            session.get().declarations();
            compiler = new DraftCompiler(now);
            parts = new TextParts(compiler.analysis());
        }
    }

    private void forgetAll() {
        if (compiler != null) {
            compiler.close();
        }
        compiler = null;
        parts = null;
        checked = new ArrayList<>();
        orphans.clear();
        orphaned.clear();
        guests.clear();
        imports = List.of();
        reviewed = null;
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question, T otherwise) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException | Error e) {
                    answer.completeExceptionally(e);
                    mishap(e);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.complete(otherwise);
        }
        return answer;
    }

    private void submit(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    mishap(e);
                    reviewAnew();
                }
            });
        } catch (RejectedExecutionException e) {
            // Closed meanwhile.
        }
    }

    /// Reviews the text from its beginning, unless the compiler has failed at that, too.
    private void reviewAnew() {
        String text = wanted;
        if (text == null) {
            return;
        }
        if (text.equals(failed)) {
            reviewed = text;
            reviewer.accept(new Review(text, List.of()));
        } else {
            failed = text;
            submit(this::step);
        }
    }

    /// The compiler can fail, mostly at what is half changed. It begins anew.
    private void mishap(Throwable cause) {
        if (!thread.isShutdown()) {
            System.getLogger("dev.tandem.workbench").log(System.Logger.Level.DEBUG, "draft not understood", cause);
        }
        forgetAll();
    }

    @Override
    public void close() {
        wanted = null;
        submit(this::forgetAll);
        thread.shutdown();
    }
}
