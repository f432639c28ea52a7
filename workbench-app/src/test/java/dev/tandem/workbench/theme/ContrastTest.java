package dev.tandem.workbench.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Texts can be read: their contrast, computed as WCAG 2 does from the colours of the stylesheets, is at least 4.5 on every
/// ground that the window has.
class ContrastTest {
    private static final double LEAST = 4.5;
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern DECLARATION = Pattern.compile("([\\w-]+)\\s*:\\s*([^;]+);");
    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-overlay");
    private static final List<String> OF_TEXT = List.of("-fx-text-fill", "-fx-prompt-text-fill");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextOfTheWorkbenchCanBeReadOnEveryGround(Theme theme) throws IOException {
        Map<String, String> variables = variables(theme);
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (String sheet : List.of("workbench.css", theme.name().toLowerCase() + ".css")) {
            Matcher rules = RULE.matcher(read(Theme.class, sheet));
            while (rules.find()) {
                String selector = rules.group(1).strip();
                declarations(rules.group(2)).forEach((name, value) -> {
                    if (OF_TEXT.contains(name) || name.equals("-fx-fill") && selector.contains(".text")) {
                        GROUNDS.forEach(ground -> ratios.put(selector + " on " + ground,
                                ratio(colour(value, variables), colour(ground, variables))));
                    }
                });
            }
        }
        assertThat(ratios).hasSizeGreaterThan(60);
        assertThat(ratios).allSatisfy((where, ratio) -> assertThat(ratio).as(where).isGreaterThanOrEqualTo(LEAST));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textsOnColouredGroundsCanBeRead(Theme theme) throws IOException {
        Map<String, String> variables = variables(theme);
        Color paper = colour("-color-bg-default", variables);
        Map<String, String> onGrounds = Map.of("-color-fg-muted", "-color-accent-subtle", "-color-accent-fg", "-color-accent-subtle",
                "-color-fg-default", "-color-danger-subtle", "-color-fg-emphasis", "-color-danger-emphasis");
        onGrounds.forEach((text, ground) -> assertThat(ratio(colour(text, variables), over(colour(ground, variables), paper)))
                .as(text + " on " + ground).isGreaterThanOrEqualTo(LEAST));
    }

    @Test
    void theRatioIsThatOfTheStandard() {
        assertThat(ratio(Color.BLACK, Color.WHITE)).isEqualTo(21, within(1e-9));
        assertThat(ratio(Color.web("#777777"), Color.WHITE)).isEqualTo(4.478, within(0.001));
    }

    private static Map<String, String> variables(Theme theme) throws IOException {
        atlantafx.base.theme.Theme primer = theme == Theme.DARK ? new PrimerDark() : new PrimerLight();
        Map<String, String> all = new HashMap<>();
        for (String sheet : List.of(read(PrimerDark.class, primer.getUserAgentStylesheet()),
                read(Theme.class, theme.name().toLowerCase() + ".css"))) {
            Matcher rules = RULE.matcher(sheet);
            while (rules.find()) {
                if (rules.group(1).strip().endsWith(".root")) {
                    all.putAll(declarations(rules.group(2)));
                }
            }
        }
        return all;
    }

    private static Map<String, String> declarations(String block) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher each = DECLARATION.matcher(block);
        while (each.find()) {
            all.put(each.group(1), each.group(2).strip());
        }
        return all;
    }

    private static String read(Class<?> neighbour, String name) throws IOException {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
        }
    }

    private static Color colour(String value, Map<String, String> variables) {
        String found = value;
        while (found.startsWith("-")) {
            String name = found;
            assertThat(variables).containsKey(name);
            found = variables.get(name);
        }
        return Color.web(found);
    }

    private static Color over(Color colour, Color ground) {
        return ground.interpolate(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 1), colour.getOpacity());
    }

    private static double ratio(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
