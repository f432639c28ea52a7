package dev.tandem.workbench.editor;

import dev.tandem.workbench.scripts.ScriptFolders;
import dev.tandem.workbench.status.Notices;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/// Opens and saves the texts of the tabs. A file that somebody else has changed is never overwritten unasked, and what is
/// unsaved here is never replaced unasked. Used on the window's thread; the disk is waited for elsewhere.
final class EditorFiles {
    private final Disk disk = new Disk();
    private final EditorTabs tabs;
    private final Dialogs dialogs;
    private final Refusals refusals;
    private final Notices notices;
    private final Moves moved;
    private final Runnable saved;
    private final BiFunction<ScriptDocument, Integer, EditorTab> maker;
    /// Done when all that was opened is there.
    private CompletableFuture<Void> opened = CompletableFuture.completedFuture(null);
    private boolean looking;
    /// What was told of the last copy, while that is in front.
    private String ofCopy = "";

    /// Hears that a text is in another place from now on.
    interface Moves {
        /// @param from where it was, or null when it had not been saved
        void moved(String name, Path from, Path to);
    }

    /// @param saved told when a file may have come into being, or is open in a folder of its own
    /// @param maker makes a tab of a text, with the cursor at a place
    EditorFiles(EditorTabs tabs, Dialogs dialogs, Refusals refusals, Notices notices, Moves moved, Runnable saved,
            BiFunction<ScriptDocument, Integer, EditorTab> maker) {
        this.maker = maker;
        this.tabs = tabs;
        this.dialogs = dialogs;
        this.refusals = refusals;
        this.notices = notices;
        this.moved = moved;
        this.saved = saved;
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> notices.withdraw(ofCopy));
    }

    CompletableFuture<Void> opened() {
        return opened;
    }

    /// Opens a file, or brings it to the front when it is open.
    void open(Path given) {
        Path file = given.toAbsolutePath().normalize();
        if (opened.isDone()) {
            refusals.begin();
        }
        CompletableFuture<?> one = disk.later(() -> ScriptFolders.isInstalled(file)
                ? ScriptDocument.copyOf(file, DiskText.read(file)) : ScriptDocument.of(file, DiskText.read(file)), (document, problem) -> {
                    if (problem == null) {
                        tabs.show(tabs.of(file).orElseGet(() -> maker.apply(document, 0)));
                        saved.run();
                        if (document.file() == null) {
                            ofCopy = document.name() + " cannot be changed where it is. This is a copy; saving it asks for a place.";
                            notices.set(ofCopy);
                        }
                    } else {
                        refusals.add(file + " was not opened: " + reason(problem));
                    }
                });
        opened = CompletableFuture.allOf(opened, one);
    }

    /// Opens what a former window had open.
    ///
    /// @param current the one that goes to the front
    void restore(List<KeptTab> kept, int current) {
        CompletableFuture<?> all = disk.later(() -> read(kept), (documents, _) -> {
            List<EditorTab> made = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                ScriptDocument document = documents.get(i);
                EditorTab tab = document == null ? null : maker.apply(document, kept.get(i).caret());
                // Two unsaved texts of one file are both somebody's work.
                if (tab != null && (document.isChanged() || document.place() == null || tabs.of(document.place()).isEmpty())) {
                    tabs.getTabs().add(tab);
                }
                made.add(tab);
            }
            if (current >= 0 && current < made.size() && made.get(current) != null) {
                tabs.show(made.get(current));
            }
        });
        opened = CompletableFuture.allOf(opened, all);
    }

    /// Null for what is unchanged and gone.
    private static List<ScriptDocument> read(List<KeptTab> kept) {
        List<ScriptDocument> documents = new ArrayList<>();
        for (KeptTab each : kept) {
            if (each.text() != null) {
                // What is on disk by now shows when the files are looked at.
                DiskText saved = each.saved() == null ? null : new DiskText(each.saved(), each.lineEnd());
                documents.add(ScriptDocument.restored(each, saved));
                continue;
            }
            try {
                DiskText text = DiskText.read(each.place());
                documents.add(each.file() == null ? ScriptDocument.copyOf(each.origin(), text) : ScriptDocument.of(each.file(), text));
            } catch (IOException e) {
                documents.add(null);
            }
        }
        return documents;
    }

    /// Saves a text where it is, or asks for a place.
    ///
    /// @param then run when it has been saved
    void save(EditorTab tab, Runnable then) {
        ScriptDocument document = tab.document();
        Path file = document.file();
        if (file == null) {
            saveAs(tab, then);
            return;
        }
        DiskText known = document.saved();
        DiskText fresh = document.toSave();
        disk.later(() -> Disk.save(file, known, fresh), (there, problem) -> {
            if (problem != null) {
                notices.set(file + " was not saved: " + reason(problem));
                if (problem instanceof Disk.GoneException) {
                    // Which is told by now, with what else is wrong.
                    document.isGone();
                    tab.settle();
                }
            } else if (there.written()) {
                document.isOnDisk(fresh);
                tab.settle();
                notices.set(file + " is saved.");
                then.run();
            } else {
                contest(tab, there.text());
                notices.set(file + " was not saved: somebody else has changed it on disk.");
            }
        });
    }

    /// Saves a text in another place, where it is from then on.
    void saveAs(EditorTab tab, Runnable then) {
        ScriptDocument document = tab.document();
        Path folder = document.file() == null ? null : document.file().getParent();
        dialogs.place(folder, document.name(), given -> {
            Path place = given.toAbsolutePath().normalize();
            DiskText fresh = document.toSave();
            disk.later(() -> {
                if (ScriptFolders.isInstalled(place)) {
                    throw new IOException("it belongs to the installation");
                }
                fresh.write(place);
                return fresh;
            }, (_, problem) -> {
                if (problem != null) {
                    notices.set(place + " was not saved: " + reason(problem));
                    return;
                }
                moved.moved(document.name(), document.place(), place);
                document.movedTo(place, fresh);
                tab.settle();
                tabs.name();
                notices.set(place + " is saved.");
                saved.run();
                then.run();
            });
        });
    }

    /// Looks whether files have changed on disk. What is unchanged here follows the disk; of what is not, it is asked.
    void lookAtDisk() {
        List<EditorTab> looked = tabs.all().stream().filter(tab -> tab.document().file() != null && !tab.isContested()).toList();
        if (looking || looked.isEmpty()) {
            return;
        }
        looking = true;
        List<Path> files = looked.stream().map(tab -> tab.document().file()).toList();
        disk.later(() -> disk.changed(files), (found, problem) -> {
            looking = false;
            for (int i = 0; problem == null && i < found.size(); i++) {
                if (found.get(i) != null && files.get(i).equals(looked.get(i).document().file())) {
                    found(looked.get(i), found.get(i));
                }
            }
        });
    }

    private void found(EditorTab tab, Disk.There there) {
        ScriptDocument document = tab.document();
        DiskText known = document.saved();
        if (there.text() == null) {
            if (known != null) {
                document.isGone();
                tab.settle();
                notices.set(document.file() + " is gone from the disk; its text is still here, but not saved.");
            }
        } else if (there.text().text().equals(document.text())) {
            document.isOnDisk(there.text());
            tab.settle();
        } else if (known != null && !document.isChanged()) {
            tab.load(there.text());
            notices.set(document.file() + " was changed on disk and is shown as it is now.");
        } else if (known == null || !there.text().text().equals(known.text())) {
            contest(tab, there.text());
        }
    }

    private void contest(EditorTab tab, DiskText theirs) {
        ScriptDocument document = tab.document();
        tab.contest(new DiskBar(document.name(), theirs.text(), document.text(), () -> tab.load(theirs), () -> {
            document.isOnDisk(theirs);
            tab.settle();
            save(tab, () -> {});
        }, () -> saveAs(tab, () -> {})));
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case Disk.GoneException gone -> reason(gone.why());
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            default -> String.valueOf(problem.getMessage());
        };
    }
}
