package dev.tandem.workbench.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.outside.Listing.Group;
import dev.tandem.workbench.outside.Listing.Worker;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedTest {
    private static Worker worker(int number, String task, boolean repeats) {
        return new Worker(number, null, 100 + number, "busy", task, repeats, 1.0, 0, 0, 0, 0, -1, null);
    }

    private static Group group(long id, String name) {
        return new Group(id, name, "session", List.of(worker(0, "map 7", true), worker(1, "put", false)));
    }

    private static final List<Listing> TWO =
            List.of(new Listing(11, "window", 5, List.of(group(1, "pool-1"), group(2, "fit"), group(3, "fit")), 2, null),
                    new Listing(12, "shell", 5, List.of(group(1, "pool-1"), group(2, "a/0")), 0, null), Listing.silent(13, "it does not answer"));

    private static List<String> found(String id) {
        return Named.find(id, TWO).stream()
                .map(each -> each.tandem().pid() + " " + each.group().id() + (each.worker() == null ? "" : "/" + each.worker().number()))
                .toList();
    }

    @Test
    void namesAreThoseOfThePanelAndGetLongerWhereTheyMustBe() {
        assertThat(found("pool-1")).containsExactly("11 1", "12 1");
        assertThat(found("11:pool-1")).containsExactly("11 1");
        assertThat(found("12:pool-1/1")).containsExactly("12 1/1");
        assertThat(found("fit#3/0")).containsExactly("11 3/0");
        assertThat(found("a/0")).containsExactly("12 2");
        assertThat(found("a/0/1")).containsExactly("12 2/1");
        assertThat(found("pool-1/2")).isEmpty();
        assertThat(found("pool")).isEmpty();
        assertThat(found("")).isEmpty();
    }

    @Test
    void theIdThatIsShownMeansNothingElse() {
        for (Listing tandem : TWO) {
            for (Group group : tandem.groups()) {
                String id = new Named(tandem, group, null).id(TWO);
                assertThat(Named.find(id, TWO)).as(id).hasSize(1);
            }
        }
        assertThat(Named.find("11:fit#2", TWO).getFirst().id(TWO)).isEqualTo("fit#2");
        assertThat(Named.find("a/0", TWO).getFirst().id(TWO)).isEqualTo("a/0");
        assertThat(Named.find("11:pool-1", TWO).getFirst().id(TWO)).isEqualTo("11:pool-1");
    }

    @Test
    void whatBecomesOfTheWorkIsSaid() {
        assertThat(Named.find("11:pool-1/0", TWO).getFirst().consequence()).isEqualTo("ends process 100; what it computes runs again: map 7");
        assertThat(Named.find("11:pool-1/1", TWO).getFirst().consequence()).isEqualTo("ends process 101; its task is lost: put");
        assertThat(Named.find("11:pool-1", TWO).getFirst().consequence()).isEqualTo("ends 2 processes (100, 101); 2 tasks fail: map 7, put");
    }
}
