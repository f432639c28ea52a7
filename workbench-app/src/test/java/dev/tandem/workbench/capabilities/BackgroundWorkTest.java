package dev.tandem.workbench.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.support.LeavesNothing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
@Timeout(30)
class BackgroundWorkTest {
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final BackgroundWork all = new BackgroundWork(Runnable::run, (title, why) -> failures.add(title + ": " + why.getMessage()));

    @Test
    void workIsSeenWhileItRunsAndGivesWhatItFinds() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        CompletableFuture<String> found = all.of("dice").run("Throwing", progress -> {
            progress.at(0.5, "half of it");
            seen.await();
            return "six";
        });
        while (all.running().isEmpty() || all.running().getFirst().share() < 0) {
            Thread.onSpinWait();
        }
        assertThat(all.running()).singleElement().satisfies(each -> {
            assertThat(each.title()).isEqualTo("Throwing");
            assertThat(each.text()).isEqualTo("half of it");
            assertThat(each.share()).isEqualTo(0.5);
        });
        seen.countDown();
        assertThat(found.get()).isEqualTo("six");
        assertThat(all.running()).isEmpty();
    }

    @Test
    void whatItThrowsIsForWhoAsksAndIsTold() {
        assertThatThrownBy(() -> all.of("dice").run("Throwing", _ -> {
            throw new IOException("no table");
        }).get()).hasRootCauseMessage("no table");
        assertThatThrownBy(() -> all.of("dice").run("Throwing", _ -> {
            throw new StackOverflowError("deep");
        }).get()).hasRootCauseMessage("deep");
        assertThat(all.running()).isEmpty();
        while (failures.size() < 2) {
            Thread.onSpinWait();
        }
        assertThat(failures).containsExactlyInAnyOrder("Throwing: no table", "Throwing: deep");
    }

    @Test
    void whatIsEndedIsInterruptedAndOthersGoOn() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Void> ended = all.of("dice").run("Sleeping", _ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return null;
        });
        CompletableFuture<String> other = all.of("cards").run("Dealing", _ -> {
            go.await();
            return "dealt";
        });
        all.endAll("dice");
        assertThat(ended).isCancelled();
        assertThat(failures).isEmpty();
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(all.running()).singleElement().extracting(BackgroundWork.Seen::title).isEqualTo("Dealing");
        go.countDown();
        assertThat(other.get()).isEqualTo("dealt");
        all.close();
    }
}
