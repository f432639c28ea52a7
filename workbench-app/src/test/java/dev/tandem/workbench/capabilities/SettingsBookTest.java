package dev.tandem.workbench.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.plugin.PluginSetting;
import dev.tandem.plugin.Preferences;
import dev.tandem.workbench.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsBookTest {
    private static final PluginSetting SIDES = PluginSetting.number("sides", "Sides", "How many sides a die has.", 6);
    private static final PluginSetting FAIR = PluginSetting.onOff("fair", "Fair", "", true);
    private static final PluginSetting COLOUR = PluginSetting.choice("colour", "Colour", "", List.of("red", "blue"), "red");

    @TempDir
    private Path folder;
    private final List<Settings> opened = new ArrayList<>();

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

    private SettingsBook book(Settings settings) {
        SettingsBook book = new SettingsBook(settings, Runnable::run);
        book.add(new SettingsBook.Part("dice", "Dice", List.of(SIDES, FAIR, COLOUR)));
        return book;
    }

    @Test
    void whatIsSetIsThereInTheNextWindowAndOnlyForItsPlugin() {
        Settings settings = open();
        SettingsBook book = book(settings);
        book.add(new SettingsBook.Part("cards", "Cards", List.of(COLOUR)));
        List<String> heard = new ArrayList<>();
        book.of("dice").onChange("colour", heard::add);
        book.of("dice").set("colour", "blue");
        book.of("dice").set("colour", "blue");
        assertThat(heard).containsExactly("blue");
        assertThat(book.of("cards").get("colour")).isEqualTo("red");
        settings.flush();
        assertThat(book(open()).of("dice").get("colour")).isEqualTo("blue");
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        Preferences dice = book(open()).of("dice");
        assertThatThrownBy(() -> dice.set("sides", "many")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key=sides, value=many");
        assertThatThrownBy(() -> dice.set("sides", "NaN")).hasMessageContaining("value=NaN");
        assertThatThrownBy(() -> dice.set("fair", "maybe")).hasMessageContaining("possible=true or false");
        assertThatThrownBy(() -> dice.set("colour", "green")).hasMessageContaining("possible=[red, blue]");
        assertThatThrownBy(() -> dice.get("size")).hasMessageContaining("key=size, keys=[sides, fair, colour]");
        assertThat(dice.get("sides")).isEqualTo("6.0");
        assertThatThrownBy(() -> PluginSetting.choice("colour", "Colour", "", List.of("red"), "blue")).hasMessageContaining("value=blue");
        assertThatThrownBy(() -> PluginSetting.text("Two words", "", "", "")).hasMessageContaining("key=Two words");
    }

    @Test
    void aValueThatNobodyCanHaveSetIsTheStandardOne() {
        Settings settings = open();
        settings.set("plugin.dice.sides", "wood");
        assertThat(book(settings).of("dice").get("sides")).isEqualTo("6.0");
    }

    @Test
    void noTwoSettingsHaveOneKey() {
        SettingsBook book = book(open());
        assertThatThrownBy(() -> book.add(new SettingsBook.Part("dice", "More", List.of(FAIR)))).hasMessageContaining("key=fair");
        book.remove("dice");
        assertThat(book.parts()).isEmpty();
    }
}
