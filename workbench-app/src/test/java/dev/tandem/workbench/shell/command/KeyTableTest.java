package dev.tandem.workbench.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.plugin.Command;
import dev.tandem.workbench.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTableTest {
    private static final KeyCombination F5 = KeyCombination.valueOf("F5");

    @TempDir
    private Path folder;
    private final List<Settings> opened = new ArrayList<>();
    private Settings settings;

    @BeforeEach
    void begin() {
        settings = open();
    }

    private Settings open() {
        Settings settings = new Settings(folder.resolve("settings"));
        opened.add(settings);
        return settings;
    }

    /// Its folder goes with the test, and nothing is to be written after that.
    @AfterEach
    void awaitWritten() {
        opened.forEach(Settings::flush);
    }

    private static Command command(String id, String key) {
        return new BundledCommand(id, "Title of " + id, "Menu", key, () -> {});
    }

    @Test
    void aKeyStaysWithTheFirstWhoWantsItAlsoWhenTheOtherIsGone() {
        KeyTable keys = new KeyTable(settings);
        Command run = command("run", "F5");
        Command dice = command("dice", "F5");
        assertThat(keys.add(run)).isEmpty();
        assertThat(keys.add(dice)).containsSame(run);
        assertThat(keys.of(run)).contains(F5);
        assertThat(keys.of(dice)).isEmpty();
        assertThat(keys.refused(dice)).contains(F5);
        keys.remove(dice);
        assertThat(keys.of(run)).contains(F5);
    }

    @Test
    void whatTheUserHasChosenStaysAndWhoHadItHasNone() {
        KeyTable keys = new KeyTable(settings);
        Command run = command("run", "F5");
        Command dice = command("dice", "");
        keys.add(run);
        keys.add(dice);
        keys.set(dice, F5);
        assertThat(keys.owner(F5)).containsSame(dice);
        assertThat(keys.of(run)).isEmpty();
        assertThat(keys.refused(run)).contains(F5);
        settings.flush();
        KeyTable later = new KeyTable(open());
        assertThat(later.add(run)).isEmpty();
        later.add(dice);
        assertThat(later.owner(F5)).containsSame(dice);
        assertThat(later.refused(run)).contains(F5);
        later.set(dice, null);
        assertThat(later.refused(run)).isEmpty();
    }

    @Test
    void twoWordsForOneKeyAreOne() {
        KeyTable keys = new KeyTable(settings);
        Command save = command("save", "Shortcut+S");
        keys.add(save);
        assertThat(keys.add(command("dice", "Ctrl+S"))).containsSame(save);
        assertThat(keys.add(command("cards", "Ctrl+Shift+S"))).isEmpty();
    }

    @Test
    void whatIsNoKeyIsNone() {
        settings.set("key.run", "Shortcut+Banana");
        KeyTable keys = new KeyTable(settings);
        Command run = command("run", "F5");
        assertThat(keys.add(run)).isEmpty();
        assertThat(keys.of(run)).isEmpty();
    }
}
