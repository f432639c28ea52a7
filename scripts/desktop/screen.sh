# Sourced by test-desktop: a screen of its own, the window on it, and what can be seen there.
# Set by the caller: size, folder (of this walk, with tmp in it), pictures, home.

# Ids of what was started; empty when it has ended.
screen= manager= tandem=
# The X window of the workbench, and its size.
window= WIDTH=0 HEIGHT=0
# Seconds within which everything happens, also on a machine that has much to do.
patience=60

# Opens a screen with a window manager, under a number that is free.
open_screen() {
    # X finds the number and writes it when it is ready.
    Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp >/dev/null 2>&1 3>"$folder/display" &
    screen=$!
    await test -s "$folder/display" || return 1
    DISPLAY=":$(cat "$folder/display")"
    export DISPLAY
    # As it comes, whatever the user has made of it.
    echo '<openbox_config xmlns="http://openbox.org/3.4/rc"/>' >"$folder/openbox.xml"
    openbox --config-file "$folder/openbox.xml" >/dev/null 2>&1 &
    manager=$!
    await has_manager
}

has_manager() {
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'
}

# Ends the process $1 and waits for that; by force when asking does not help.
end() {
    [ -n "$1" ] || return 0
    kill "$1" 2>/dev/null
    await gone "$1" || kill -9 "$1" 2>/dev/null
    wait "$1" 2>/dev/null
}

end_all() {
    end "$tandem"
    end "$manager"
    end "$screen"
    tandem= manager= screen=
}

# Waits until a command succeeds.
await() {
    tries=$((patience * 10))
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.1
    done
}

gone() {
    for each in "$@"; do
        # One that nobody has waited for is gone as well.
        case "$(sed -n 's/^State:[[:space:]]*//p' "/proc/$each/status" 2>/dev/null)" in
            '' | Z*) ;;
            *) return 1 ;;
        esac
    done
}

# Prints the ids of all processes that $1 has started, directly or not.
descendants() {
    for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do
        echo "$child"
        descendants "$child"
    done
}

# The workbench's windows: its own, dialogs above it.
windows() {
    xdotool search --onlyvisible --name 'Tandem$' 2>/dev/null
}

# Starts Tandem, with scripts to open, and waits until it has taken over what the last window has left.
start() {
    (cd "$folder" && JDK_JAVA_OPTIONS="-Djava.io.tmpdir=$folder/tmp -Dtandem.windows=$folder/windows \
        -Dtandem.settings=$folder/settings.properties -Dtandem.plugins=$folder/plugins" \
        exec "$home/scripts/tandem" "$@" >>"$folder/log" 2>&1) &
    tandem=$!
    # What asks for the keys while a window is being placed can move it, so that waits until it has settled.
    await has_window && await kept && has_window && xdotool windowactivate --sync "$window"
}

has_window() {
    window=$(windows | tail -n 1)
    [ -n "$window" ] || return 1
    eval "$(xdotool getwindowgeometry --shell "$window")"
}

# Whether this window keeps what it has, with $1 in it.
kept() {
    kept_file=$(ls "$folder/windows/window-$tandem-"*.properties 2>/dev/null) && grep -q -- "${1:-}" "$kept_file"
}

kill_hard() {
    kill -9 "$tandem"
    wait "$tandem" 2>/dev/null
    tandem=
}

key() {
    xdotool key --clearmodifiers "$@"
}

type_text() {
    xdotool type --delay 6 -- "$1"
}

# Clicks at a place of the window.
click() {
    xdotool mousemove --window "$window" "$1" "$2" click 1
}

# Drags with the mouse from a place of the window to another one, as a hand does: what begins a drag is a move, not a jump.
drag() {
    xdotool mousemove --window "$window" "$1" "$2" mousedown 1
    for part in 1 2 4 6 8; do
        sleep 0.1
        xdotool mousemove --window "$window" $(($1 + ($3 - $1) * part / 8)) $(($2 + ($4 - $2) * part / 8 + part % 8))
    done
    sleep 0.3
    xdotool mousemove --window "$window" "$3" "$4"
    sleep 0.3
    [ -z "${5:-}" ] || picture "$5"
    xdotool mouseup 1
}

# Where the panels begin below editor and console: at the divider, the first line of its colour that is four pixels high. It is
# looked for at the left, where no other divider is.
panels() {
    line=$(import -window "$window" -crop "1x$((HEIGHT / 2))+$((WIDTH / 40))+$((HEIGHT / 2))" +repage -depth 8 txt:- \
        | awk -v top="$((HEIGHT / 2))" '/^#/ { next } { same = $3 == "#D0D6DE" ? same + 1 : 0 } same == 4 { print top + NR - 5; exit }')
    [ -n "$line" ] && echo "$line"
}

click_console() {
    # Where a dialog has just been, nothing is drawn for a moment.
    await panels && below=$(panels) && click $((WIDTH * 3 / 10)) $((below - 20))
}

dialog() {
    [ "$(windows | wc -l)" -gt 1 ]
}

no_dialog() {
    [ "$(windows | wc -l)" -eq 1 ]
}

picture() {
    import -window root "$pictures/$size-$1.png"
}

# How many pixels of a part of the window ("WxH+X+Y") have a colour.
coloured() {
    import -window "$window" -crop "$2" +repage png:- \
        | convert png:- -fuzz 4% -fill black +opaque "$1" -fill white -opaque "$1" -format '%[fx:round(mean*w*h)]' info:
}

# The popup that is open: the one window of the workbench without a name.
popup() {
    for each in $(xdotool search --onlyvisible --class WindowApplication 2>/dev/null); do
        if [ -z "$(xdotool getwindowname "$each" 2>/dev/null)" ]; then
            echo "$each"
            return 0
        fi
    done
    return 1
}
