package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginVersionsTest {
    private final PluginVersions versions = new PluginVersions();

    @ParameterizedTest
    @CsvSource({"1.2, 1.2, true", "1.2.0, 1.2, true", "1.3, 1.2, true", "1.1, 1.2, false", "2.0, 1.2, false", "1.0, 2, false",
        "1.2-SNAPSHOT, 1.2, true", "1.2.3.4, 1.2.3, true", "1, 1.0.0, true", "9, *, true", "9, '', true", "odd, *, true",
        "1.5, >=1.2 & <2, true", "2.5, >=1.2 & <2, false", "2.5, >=1.2, true", "0.3, 0.2, false", "1.2, =1.2, true"})
    void aPlainVersionIsWhatAPluginWasMadeForAndAllElseIsARange(String version, String range, boolean works) {
        assertThat(versions.checkVersionConstraint(version, range)).isEqualTo(works);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        for (String range : List.of("latest", "1.2.3.4", ">=", "^", "[1,2)")) {
            assertThatThrownBy(() -> versions.checkVersionConstraint("1.0", range)).as(range).isInstanceOf(PluginFault.class)
                    .hasMessage("a range of versions cannot be read: range=" + range);
        }
        for (String version : List.of("odd", "v1", "99999999999999999999")) {
            assertThatThrownBy(() -> versions.checkVersionConstraint(version, "1")).as(version).isInstanceOf(PluginFault.class)
                    .hasMessage("a version cannot be compared: version=" + version);
        }
    }
}
