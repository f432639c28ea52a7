# Sourced by the launchers after jdk.sh, with home set: build_when_stale builds what is missing or out of date;
# then app is the folder of the built application and jar the workbench in it.

app="$home/workbench-app/target"
stamp="$app/built"

is_stale() {
    [ -e "$stamp" ] || return 0
    [ -n "$(find "$home/pom.xml" "$home/.mvn" "$home"/*/pom.xml "$home"/*/*/pom.xml "$home"/*/src/main "$home"/*/*/src/main \
        -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

build() {
    if ! command -v mvn >/dev/null 2>&1; then
        echo "tandem: Maven is needed to build. Install it (for example: apt-get install maven)." >&2
        return 3
    fi
    echo "tandem: building, this can take minutes the first time" >&2
    begun=$(mktemp "$app/built.XXXXXX") || return 3
    log=$(mktemp "${TMPDIR:-/tmp}/build-of-tandem.XXXXXX") || return 3
    # Copied anew; those of another version would be seen with them.
    rm -rf "$app/junit"
    if (cd "$home" && mvn -q -B -DskipTests package) >"$log" 2>&1 </dev/null; then
        # The stamp is as old as the start of the build: what changes meanwhile is built next time.
        mv -f "$begun" "$stamp"
        remove_left_jars
        rm -f "$log"
        prepare_start
    else
        cat "$log" >&2
        echo "tandem: build failed: log=$log" >&2
        rm -f "$begun"
        return 3
    fi
}

# Jars of an earlier build, which have other versions or are not needed any more, would stay on the class path.
remove_left_jars() {
    [ -s "$app/lib.classpath" ] || return 0
    for each in "$app"/lib/*.jar; do
        case "$each" in
            */tandem-*) ;;
            *) grep -qF "/${each##*/}" "$app/lib.classpath" || rm -f "$each" ;;
        esac
    done
}

# Lets workers and the workbench start faster. Without it they start all the same.
prepare_start() {
    find_workbench
    "$JAVA_HOME/bin/java" -XX:-UsePerfData -Ddtype=double "-Dtandem.cache=$app/start" -cp "$jar:$app/lib/*" \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        dev.tandem.engine.internal.process.StartCache >/dev/null 2>&1 || true
    # Those of earlier jars are of no use, also when no new ones can be made.
    rm -f "$app/start/script.aot" "$app/start/workbench.aot"
    mkdir -p "$app/start" && fresh=$(mktemp -d "$app/start/new.XXXXXX") || return 0
    rehearse script
    rehearse workbench --module-path "$app/javafx" --add-modules javafx.controls,javafx.swing --enable-native-access=javafx.graphics
    rm -rf "$fresh"
}

# Makes the cache $1 with further options of the JVM: it appears complete or not at all, and never while a process that maps it
# could be disturbed.
rehearse() {
    made=$1
    shift
    "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$fresh/$made" -XX:-UsePerfData -Ddtype=double "-Dtandem.cache=$app/start" "$@" \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$jar:$app/lib/*" \
        dev.tandem.workbench.cli.StartRehearsal "$made" >/dev/null 2>&1 </dev/null &&
        mv -f "$fresh/$made" "$app/start/$made.aot" 2>/dev/null || true
}

# One launcher builds, the others wait; a lock whose owner has died counts for nothing.
build_alone() {
    lock="$app/build.lock"
    mkdir -p "$app" || return 3
    nameless=0
    until mkdir "$lock" 2>/dev/null; do
        owner=$(cat "$lock/pid" 2>/dev/null) || owner=
        [ -n "$owner" ] || nameless=$((nameless + 1))
        if [ "$nameless" -gt 20 ] || { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; }; then
            rm -rf "$lock"
            nameless=0
        else
            sleep 0.2
        fi
    done
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    echo $$ >"$lock/pid"
    result=0
    if is_stale; then
        build || result=$?
    fi
    rm -rf "$lock"
    trap - EXIT INT TERM
    return $result
}

find_workbench() {
    jar=
    for each in "$app"/tandem-workbench-*.jar; do
        case "$each" in
            *-sources.jar | *-javadoc.jar | *-tests.jar) ;;
            *) jar=$each ;;
        esac
    done
}

build_when_stale() {
    if is_stale; then
        build_alone || return $?
    fi
    find_workbench
}
