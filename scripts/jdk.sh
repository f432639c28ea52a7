# Sourced by the launchers: find_jdk sets JAVA_HOME to a JDK 25, or says what to install and fails.

# Java reads names of files as the locale says, and the one of systems that say nothing knows no letters but ASCII.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    '' | C | POSIX)
        LC_ALL=C.UTF-8
        export LC_ALL
        ;;
esac

# Prints the version of the JDK in folder $1 when it is a JDK 25.
jdk25_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\(25[^"]*\)".*/\1/p' "$1/release" | grep -E '^25([.+-]|$)'
}

# Whether version $1 is 25.0.3 or later; earlier ones can corrupt arrays that native code uses.
is_preferred() {
    case "$1" in
        25 | 25.0.0* | 25.0.1 | 25.0.1[!0-9]* | 25.0.2 | 25.0.2[!0-9]* | 25[-+]*) return 1 ;;
    esac
}

jdk_candidates() {
    [ -z "${TANDEM_JAVA_HOME:-}" ] || echo "$TANDEM_JAVA_HOME"
    [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
    found=$(command -v java 2>/dev/null) && found=$(readlink -f "$found" 2>/dev/null) && echo "${found%/bin/java}"
    for candidate in /usr/lib/jvm/* /opt/* /opt/*/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ ! -x "$candidate/bin/javac" ] || echo "$candidate"
    done
}

find_jdk() {
    older=
    while IFS= read -r candidate; do
        version=$(jdk25_version "$candidate") || continue
        if is_preferred "$version" || [ "$candidate" = "${TANDEM_JAVA_HOME:-}" ]; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
        [ -n "$older" ] || older=$candidate
    done <<EOF
$(jdk_candidates)
EOF
    if [ -n "$older" ]; then
        echo "tandem: using $older; JDK 25.0.3 or later is recommended" >&2
        JAVA_HOME=$older
        export JAVA_HOME
        return 0
    fi
    echo "tandem: no JDK 25 found. Install one, version 25.0.3 or later (for example Eclipse Temurin 25" >&2
    echo "from https://adoptium.net), or set TANDEM_JAVA_HOME to the folder of one." >&2
    return 3
}
