package dev.tandem.engine.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InheritedOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=5005",
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005",
        "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,address=localhost:5005",
        "-agentlib:jdwp=transport=dt_socket,server=y",
        "-Xrunjdwp:transport=dt_socket,server=y,suspend=n,address=8000",
        "-Dcom.sun.management.jmxremote.port=9010",
        "-Dcom.sun.management.jmxremote.rmi.port=9010",
        "-Dcom.sun.management.config.file=/etc/management.properties",
        "-javaagent:/opt/jmx_prometheus.jar=12345:/etc/config.yaml",
        "-javaagent:/opt/jmx_prometheus.jar=localhost:12345:/etc/config.yaml",
        "-javaagent:/opt/jolokia.jar=port=8778,host=localhost",
        "-javaagent:/opt/jacoco.jar=output=tcpserver,port=6300",
        "-agentpath:/opt/libyjpagent.so=port=10001,listen=all",
        "-agentpath:/opt/libasyncProfiler.so=start,event=cpu,file=profile.jfr",
        "-Xlog:gc:gc.log",
        "-Xlog:gc*=debug:file=gc.log:time,level:filecount=5",
        "'-Xlog:gc:file=the log.txt'",
        "-Xloggc:gc.log",
        "-XX:StartFlightRecording=delay=5s,filename=run.jfr",
        "-XX:StartFlightRecording:filename=run.jfr",
        "-XX:HeapDumpPath=dump.hprof",
        "-XX:ArchiveClassesAtExit=app.jsa"})
    void whatSeveralProcessesCannotShareIsLeftOut(String option) {
        List<String> leftOut = new ArrayList<>();
        assertThat(InheritedOptions.without("-Da=1 " + option + " -ea", leftOut)).isEqualTo("-Da=1 -ea");
        assertThat(leftOut).containsExactly(option);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n",
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:0",
        "-Dcom.sun.management.jmxremote.port=0",
        "-Dcom.sun.management.jmxremote.authenticate=false",
        "-javaagent:/opt/lombok.jar",
        "-javaagent:/opt/jacoco.jar=destfile=jacoco.exec,append=true",
        "-Xlog:gc",
        "-Xlog:gc:stderr",
        "-Xlog:gc*:stdout:time",
        "-Xlog:gc:gc-%p.log",
        "-XX:StartFlightRecording=filename=run-%p.jfr",
        "-XX:+UseZGC",
        "-Dname=\"two words\"",
        "-Dfile=address=5005",
        "-Duser.language=de"})
    void whatEachProcessCanHaveStays(String option) {
        List<String> leftOut = new ArrayList<>();
        assertThat(InheritedOptions.without(option, leftOut)).isEqualTo(option);
        assertThat(leftOut).isEmpty();
    }
}
