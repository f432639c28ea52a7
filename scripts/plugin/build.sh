# Run by the build of a plugin, in its folder, with the folder of Tandem: compiles it against Tandem's extension points, its engine
# and JavaFX, tests it, and leaves NAME-VERSION.jar in target/; with jars in lib/ a zip with both, too. Needs no network.
set -u

home=$1
. "$home/scripts/jdk.sh"
find_jdk || exit $?
. "$home/scripts/build.sh"
if [ -d "$app/lib" ] && [ -d "$app/junit" ]; then
    find_workbench
else
    build_when_stale || exit $?
fi

said() {
    sed -n "s/^$1: *\([^ ]*\).*/\1/p" plugin.mf 2>/dev/null | tr -d '\r'
}

fail() {
    echo "build: $1" >&2
    exit 1
}

id=$(said Plugin-Id)
version=$(said Plugin-Version)
case "$id$version" in
    *[/\\]*) fail "Plugin-Id and Plugin-Version become the name of a file, and have no / or \\ in them: file=plugin.mf" ;;
esac
[ -n "$id" ] && [ -n "$version" ] || fail "plugin.mf lacks a line Plugin-Id: ... or Plugin-Version: ..."

libraries=
for each in lib/*.jar; do
    [ ! -f "$each" ] || libraries="$libraries:$PWD/$each"
done
# Not the workbench itself: no plugin may need what is in there.
classes="$app/lib/*$libraries"

# Compiles the sources below folder $1 to folder $2 with class path $3; nothing without sources.
compile() {
    mkdir -p "$2" && find "$1" -name '*.java' 2>/dev/null | sed 's/[\\"]/\\&/g; s/.*/"&"/' >target/sources || return 1
    [ ! -s target/sources ] || "$JAVA_HOME/bin/javac" --release 25 -Xlint:all,-path -proc:none -d "$2" -cp "$3" \
        --module-path "$app/javafx" --add-modules javafx.controls @target/sources
}

rm -rf target
mkdir target || exit 3
compile src/main/java target/classes "$classes" || fail "not compiled"
[ ! -d src/main/resources ] || cp -R src/main/resources/. target/classes || exit 3
compile src/test/java target/test-classes "target/classes:$app/junit/*:$classes" || fail "tests not compiled"
[ ! -d src/test/resources ] || cp -R src/test/resources/. target/test-classes || exit 3
if [ -s target/sources ]; then
    "$JAVA_HOME/bin/java" -XX:-UsePerfData -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -Ddtype=double --module-path "$app/javafx" --add-modules javafx.controls \
        -cp "target/test-classes:target/classes:$app/junit/*:$classes" "$home/scripts/plugin/RunTests.java" target/test-classes ||
        fail "a test failed"
fi
rm -f target/sources

jar=$id-$version.jar
"$JAVA_HOME/bin/jar" --create --file "target/$jar" --manifest plugin.mf -C target/classes . || fail "no jar was made"
made=target/$jar
if [ -n "$libraries" ]; then
    mkdir target/zip && mkdir target/zip/lib && cp "target/$jar" target/zip && cp lib/*.jar target/zip/lib || exit 3
    made=target/$id-$version.zip
    "$JAVA_HOME/bin/jar" --create --no-manifest --file "$made" -C target/zip . || fail "no zip was made"
    rm -rf target/zip
fi
echo "Made $PWD/$made. Next: $home/scripts/tandem plugins install $PWD/$made"
