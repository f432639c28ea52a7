package dev.tandem.cluster;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.code.CodeSwap;
import dev.tandem.engine.internal.process.GuardedFolder;
import dev.tandem.engine.internal.relay.Access;
import dev.tandem.engine.internal.relay.DealtPlace;
import dev.tandem.engine.internal.relay.DealtMachine;
import dev.tandem.engine.internal.relay.MessageRoad;
import dev.tandem.engine.internal.relay.RelayProcess;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.process.OwnJvm;
import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.internal.system.MachineMemory;
import dev.tandem.engine.internal.thread.EngineThreads;

@AnalyzeClasses(packages = "dev.tandem.cluster", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /// Another library could take its place.
    @ArchTest
    static final ArchRule ONE_ROOM_KNOWS_THE_LIBRARY_THAT_CARRIES = noClasses().that().resideOutsideOfPackage("dev.tandem.cluster.ignite")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.ignite..", "dev.tandem.cluster.ignite");

    @ArchTest
    static final ArchRule NEEDS_NO_WINDOW = noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx..", "dev.tandem.workbench..");

    @ArchTest
    static final ArchRule ENTERS_THE_ENGINE_BY_ITS_DOORS = noClasses().should().dependOnClassesThat(
            resideInAPackage("dev.tandem.engine.internal..").and(not(belongToAnyOf(Access.class, Access.Client.class, DealtPlace.class,
                    DealtMachine.class, MessageRoad.class, Road.class, RelayProcess.class, RelayProcess.Listener.class,
                    RelayProcess.Setting.class, CodeSwap.class, EngineThreads.class, GuardedFolder.class, HostName.class, UserCache.class,
                    WorkerShare.class, MachineMemory.class, OwnJvm.class))));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.tandem.cluster.(*)..").should().beFreeOfCycles();
}
