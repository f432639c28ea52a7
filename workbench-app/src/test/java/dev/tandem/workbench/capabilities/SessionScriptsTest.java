package dev.tandem.workbench.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.plugin.Scripts;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.session.SessionOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class SessionScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void whatRunsIsHeardAndItsVariablesAreThere() throws Exception {
        ScriptContext context = new ScriptContext(List.of(), OutputFolder.named(folder.resolve("output"), _ -> {}), _ -> {});
        List<String> heard = new CopyOnWriteArrayList<>();
        SessionScripts scripts;
        try (ScriptHost host = new ScriptHost(SessionOptions.standard(), context);
                SessionScripts open = new SessionScripts(host, Runnable::run)) {
            scripts = open;
            scripts.listen(new Scripts.Listener() {
                @Override
                public void started(String name) {
                    heard.add("started " + name);
                }

                @Override
                public void evaluated() {
                    heard.add("evaluated");
                }

                @Override
                public void finished(String name, Instant when) {
                    heard.add("finished " + name);
                }

                @Override
                public void changed(Scripts.State state) {
                    heard.add(state.toString());
                }
            });
            scripts.run("dice", "int sides = 6;\nString colour = \"red\";").get(50, TimeUnit.SECONDS);
            assertThat(heard).containsExactly("RUNNING", "started dice", "evaluated", "evaluated", "finished dice", "READY");
            assertThat(scripts.variables().get(50, TimeUnit.SECONDS)).extracting(Scripts.Variable::name, Scripts.Variable::type,
                    Scripts.Variable::value, Scripts.Variable::bytes)
                    .containsExactly(tuple("sides", "int", "6", 4L), tuple("colour", "String", "\"red\"", 6L));
            assertThat(scripts.state()).isEqualTo(Scripts.State.READY);
        }
        assertThat(scripts.variables().get(50, TimeUnit.SECONDS)).isEmpty();
    }
}
