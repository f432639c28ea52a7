package dev.tandem.engine.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DefaultsObjectsTest {
    /// The last ones have no tag that says all.
    private static final List<Locale> LOCALES = List.of(Locale.ROOT, Locale.GERMANY, Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"),
            Locale.forLanguageTag("zh-Hant-TW"), Locale.of("no", "NO", "NY"), Locale.of("ja", "JP", "JP"), Locale.of("xx", "", "a_b"));
    private static final List<TimeZone> ZONES = List.of(TimeZone.getTimeZone("UTC"), TimeZone.getTimeZone("Europe/Berlin"),
            TimeZone.getTimeZone("GMT+03:30"), new SimpleTimeZone(3_600_000, "Europe/Berlin"), new SimpleTimeZone(7, "mine"), moved());

    private static TimeZone moved() {
        TimeZone zone = TimeZone.getTimeZone("Europe/Berlin");
        zone.setRawOffset(1_234_000);
        return zone;
    }

    private static Defaults.Objects travelled(Defaults.Objects objects) throws IOException {
        return Defaults.decode(new Defaults(Map.of("a", "b"), objects.encode(), null).encode()).read();
    }

    @ParameterizedTest
    @FieldSource("LOCALES")
    void localesArriveAsTheyWere(Locale locale) throws IOException {
        for (Defaults.Objects each : List.of(new Defaults.Objects(locale, Locale.US, Locale.UK, ZONES.getFirst()),
                new Defaults.Objects(Locale.US, locale, Locale.UK, ZONES.getFirst()),
                new Defaults.Objects(Locale.US, Locale.UK, locale, ZONES.getFirst()))) {
            assertThat(travelled(each)).isEqualTo(each);
        }
    }

    @ParameterizedTest
    @FieldSource("ZONES")
    void timeZonesArriveAsTheyWere(TimeZone zone) throws IOException {
        TimeZone there = travelled(new Defaults.Objects(Locale.US, Locale.US, Locale.US, zone)).zone();
        assertThat(there).isEqualTo(zone).hasSameClassAs(zone);
        Stream.of(0L, 1_600_000_000_000L, 1_612_000_000_000L).forEach(time -> assertThat(there.getOffset(time)).isEqualTo(zone.getOffset(time)));
    }

    @Test
    void whatHasANameTravelsByIt() throws IOException {
        assertThat(new Defaults.Objects(Locale.US, Locale.US, Locale.US, ZONES.getFirst()).encode()).hasSizeLessThan(50);
    }
}
