# Sourced by test-desktop: what a person does, step by step. A step passes when what it was to do has been done; when the
# window does not come, the steps that need it are skipped.

step() {
    what=$1
    shift
    if [ -z "$tandem" ] && [ "$1" != begins ]; then
        skipped=$((skipped + 1))
        echo "  skipped $what"
    elif "$@"; then
        passed=$((passed + 1))
        echo "  ok      $what"
    else
        failed=$((failed + 1))
        echo "  FAILED  $what"
        picture "failed-$failed-$1"
    fi
}

walk() {
    echo "$(writes opened.txt yes)" >"$folder/first.jsh"
    step "a file named on the command line is opened, in a window that fits the screen" begins first.jsh
    step "where it has not drawn yet, the window has the colour of its theme" backed '#ffffff'
    step "F5 runs the file that was opened" runs_opened
    step "the file that was opened takes the keys, Ctrl+S saves" saves
    step "a file changed on disk is followed and runs as it is there" follows
    step "Ctrl+S overwrites nothing that somebody else has changed" refuses
    step "Ctrl+N takes the next keys, F5 runs them" types_new
    step "Ctrl+S asks for a place and saves there" saves_new
    step "what could come next is offered as one types, Enter takes it" completes
    step "Ctrl+Enter runs the cell of the cursor" runs_cell
    step "the console runs all lines, a comment before them too" runs_lines
    step "printed lines, 200,000 of them, do not hold up what is typed" floods
    step "Stop ends what runs and drops what waits" stops
    step "what was printed is found by Ctrl+F, and Escape goes back to the line" searches
    step "a reset offers to declare again, which runs no statement twice" declares_again
    step "a script's plot is drawn, and its output is in a file" plots
    step "the kill sheet's buttons are on the screen, and the kill ends the workers" kills
    step "the timeline shows what workers computed" draws_lanes
    step "menus and hints have no frames, in light and dark" frames
    step "Ctrl+Shift+P finds a command by its words, Enter runs it" finds_command
    step "Ctrl+plus makes texts larger, Ctrl+0 brings them back" sizes_text
    step "a window that has become dark has the dark colour where it has not drawn yet" backed_dark
    step "a tab is dragged to the other side" drags
    step "a side is folded to a strip and has its place again" folds
    step "closing asks when a text is not saved" asks
    step "what was typed comes back after kill -9" comes_back
    step "the tab is at the other side after kill -9, and is dragged back" drags_back
    step "Exit ends with 0 and leaves no process and no temporary file" ends
}

# The statement by which a script shows that it has run.
writes() {
    echo "Files.writeString(Path.of(\"$1\"), \"$2\");"
}

# Whether file $1 of the folder holds exactly $2.
holds() {
    [ "$(cat "$folder/$1" 2>/dev/null)" = "$2" ]
}

begins() {
    start "$@" && await fits && picture begun
}

# Whether the window, with the frame around it, is within the screen.
fits() {
    eval "$(xwininfo -id "$window" | sed -n 's/^ *Absolute upper-left X: */left=/p; s/^ *Absolute upper-left Y: */up=/p')"
    eval "$(xprop -id "$window" _NET_FRAME_EXTENTS \
        | sed -n 's/.*= \([0-9]*\), \([0-9]*\), \([0-9]*\), \([0-9]*\)/frame_left=\1 frame_right=\2 frame_top=\3 frame_bottom=\4/p')"
    [ $((left - frame_left)) -ge -1 ] && [ $((up - frame_top)) -ge 0 ] \
        && [ $((left + WIDTH + frame_right)) -le $((${size%x*} + 1)) ] && [ $((up + HEIGHT + frame_bottom)) -le "${size#*x}" ]
}

# Whether the screen itself fills a part of the window with colour $1: held, the process draws nothing where a cover has been.
backed() {
    eval "$(xwininfo -id "$window" | sed -n 's/^ *Absolute upper-left X: */left=/p; s/^ *Absolute upper-left Y: */up=/p')"
    kill -STOP "$tandem"
    display -size 160x120 -geometry "+$((left + WIDTH / 3))+$((up + HEIGHT / 4))" 'xc:#ff00ff' >/dev/null 2>&1 &
    cover=$!
    await seen '#ff00ff'
    covered=$?
    end "$cover"
    [ "$covered" -eq 0 ] && await seen "$1"
    result=$?
    kill -CONT "$tandem"
    xdotool windowactivate --sync "$window"
    return $result
}

# Whether all of what is on the screen in the middle of the cover has colour $1.
seen() {
    import -window root -crop "80x60+$((left + WIDTH / 3 + 40))+$((up + HEIGHT / 4 + 40))" +repage -depth 8 png:- \
        | convert png:- -fill black +opaque "$1" -fill white -opaque "$1" -format '%[fx:mean == 1]' info: | grep -q 1
}

backed_dark() {
    key ctrl+shift+d && await grep -q '^theme=dark' "$folder/settings.properties" && backed '#0d1117' \
        && key ctrl+shift+d && await grep -q '^theme=light' "$folder/settings.properties"
}

runs_opened() {
    key F5
    await holds opened.txt yes
}

saves() {
    key ctrl+End
    type_text "// typed"
    await kept "// typed"
    key ctrl+s
    await holds first.jsh "$(writes opened.txt yes)
// typed"
}

follows() {
    writes followed.txt yes >"$folder/first.jsh"
    await kept_not "// typed" || return 1
    # What is open and unchanged is kept by its name only; it has been read anew when it runs anew.
    await runs_followed
}

kept_not() {
    ! kept "$1"
}

runs_followed() {
    key F5
    sleep 0.5
    holds followed.txt yes
}

refuses() {
    key ctrl+Home
    type_text "// ours "
    await kept "// ours" || return 1
    echo "// theirs" >"$folder/first.jsh"
    key ctrl+s
    await asked_which || return 1
    picture difference
    # Not the second time either; the next step looks again.
    key ctrl+s
    holds first.jsh "// theirs"
}

# The yellow bar over the text asks which of the two is to stay.
asked_which() {
    [ "$(coloured '#fff8c5' "$((WIDTH / 2))x60+$((WIDTH / 5))+60")" -gt 2000 ]
}

types_new() {
    key ctrl+n
    await kept untitled-1 || return 1
    type_text "$(writes new.txt typed)"
    await kept new.txt || return 1
    key F5
    await holds new.txt typed && holds first.jsh "// theirs"
}

saves_new() {
    key ctrl+s
    await asks_for_place || return 1
    xdotool windowactivate --sync "$place"
    picture save
    key ctrl+a
    type_text "$folder/new.jsh"
    key Return
    await holds new.jsh "$(writes new.txt typed)" && await has_place
}

completes() {
    key ctrl+End
    key Return
    # Outside of a call, whose signatures would be the first popup.
    type_text 'var completed = "ab".conc'
    await popup || return 1
    picture offered
    key Return
    type_text '"c");'
    key Return
    type_text 'Files.writeString(Path.of("completed.txt"), completed);'
    key ctrl+s F5
    await holds completed.txt abc
}

runs_cell() {
    key ctrl+End
    key Return
    type_text "// %% Cell"
    key Return
    rm -f "$folder/completed.txt"
    type_text "$(writes cell.txt cell)"
    key ctrl+Return
    await holds cell.txt cell && [ ! -e "$folder/completed.txt" ] && picture cell && key ctrl+s
}

asks_for_place() {
    place=$(xdotool search --onlyvisible --name '^Save script$' | tail -n 1) && [ -n "$place" ]
}

has_place() {
    ! asks_for_place
}

runs_lines() {
    click_console || return 1
    type_text "// what follows a comment is not swallowed"
    key shift+Return
    type_text "$(writes lines.txt first)"
    key shift+Return
    type_text "$(writes lines2.txt second)"
    key Return
    await holds lines.txt first && await holds lines2.txt second
}

floods() {
    type_text 'for (int i = 0; i < 200_000; i++) System.out.println("line " + i);'
    key Return
    type_text "$(writes flood.txt after)"
    key Return
    await holds flood.txt after
}

stops() {
    type_text "{ $(writes began.txt yes) while (true) Thread.sleep(10); }"
    key Return
    await holds began.txt yes || return 1
    type_text "$(writes never.txt no)"
    key Return
    key ctrl+period
    type_text "$(writes later.txt yes)"
    key Return
    await holds later.txt yes && [ ! -e "$folder/never.txt" ] && picture stopped
}

searches() {
    type_text 'for (int i = 0; i < 400; i++) System.out.println("needle " + i + " end"); '"$(writes needles.txt there)"
    key Return
    await holds needles.txt there || return 1
    key ctrl+f
    sleep 0.5
    type_text "needle 7 end"
    sleep 0.5
    picture searched
    key Escape
    type_text "$(writes found.txt yes)"
    key Return
    await holds found.txt yes
}

declares_again() {
    type_text "int kept = 41; int more(int x) { return x + 1; } $(writes declared.txt yes)"
    key Return
    await holds declared.txt yes || return 1
    rm "$folder/declared.txt"
    key ctrl+shift+p
    await popup || return 1
    type_text "reset session"
    key Return
    await dialog || return 1
    picture reset
    key Tab
    key space
    await no_dialog || return 1
    click_console || return 1
    type_text 'Files.writeString(Path.of("again.txt"), "" + more(kept));'
    key Return
    await holds again.txt 42 && [ ! -e "$folder/declared.txt" ]
}

plots() {
    type_text 'plot(Nd4j.linspace(0, 1, 50).reshape(5, 10)); Files.writeString(output("out.txt"), "put");'
    key Return
    await put && await has_chart && picture plot
}

# Whether there are the colours of the least and of the greatest value of a heat map.
has_chart() {
    chart="$((WIDTH / 3))x$((HEIGHT / 2))+$((WIDTH * 2 / 3))+110"
    [ "$(coloured '#39075c' "$chart")" -gt 100 ] && [ "$(coloured '#f1e75e' "$chart")" -gt 100 ]
}

put() {
    [ "$(cat "$folder"/tandem-output/*/out.txt)" = put ]
}

kills() {
    type_text 'WorkerPool pool = WorkerPool.processes(2);'
    key Return
    type_text 'Files.writeString(Path.of("pids.txt"), pool.apply(() -> "" + ProcessHandle.current().pid()).stream().collect(java.util.stream.Collectors.joining(" ")) + ".");'
    key Return
    await grep -q '[.]' "$folder/pids.txt" || return 1
    workers=$(tr -d . <"$folder/pids.txt")
    await panel_shows_workers || return 1
    key ctrl+shift+k
    await confirm_button || return 1
    picture kill
    click $((confirm_x + confirm_width / 2)) $((confirm_y + confirm_height / 2))
    # Shown whole, above the status line.
    await gone $workers && [ "$confirm_height" -ge 24 ] && [ $((confirm_y + confirm_height)) -le $((HEIGHT - 24)) ]
}

draws_lanes() {
    click_console || return 1
    type_text 'try (WorkerPool timed = WorkerPool.processes(2)) { timed.map(i -> { Thread.sleep(40); return i; }, List.of(1, 2, 3, 4, 5, 6, 7, 8)); } '"$(writes timed.txt yes)"
    key Return
    await holds timed.txt yes || return 1
    key ctrl+shift+p
    await popup || return 1
    type_text "go timeline"
    key Return
    await no_popup && await has_lanes && picture timeline
}

# Whether the colour of computing is in the panels.
has_lanes() {
    below=$(panels) && [ "$(coloured '#2f6fc4' "$((WIDTH / 2))x$((HEIGHT - below - 60))+$((WIDTH / 5))+$((below + 60))")" -gt 500 ]
}

# The button that kills all is red as soon as there is something to kill.
panel_shows_workers() {
    below=$(panels) && [ "$(coloured '#cf222e' "440x36+$((WIDTH - 450))+$((below + 36))")" -gt 100 ]
}

# Finds the red button of the sheet at the right of the panels: where it is, and how large.
confirm_button() {
    await panels && below=$(panels) || return 1
    top=$((below + 36))
    left=$((WIDTH - 730))
    sheet="730x$((HEIGHT - top))+$left+$top"
    [ "$(coloured '#cf222e' "$sheet")" -gt 500 ] || return 1
    box=$(import -window "$window" -crop "$sheet" +repage png:- \
        | convert png:- -fuzz 4% -fill black +opaque '#cf222e' -fill white -opaque '#cf222e' -format '%@' info:)
    confirm_width=${box%%x*}
    rest=${box#*x}
    confirm_height=${rest%%+*}
    rest=${rest#*+}
    confirm_x=$((left + ${rest%%+*}))
    confirm_y=$((top + ${rest#*+}))
}

frames() {
    # Black would be a frame in light, white in dark: no text is.
    menu_has_none -negate && key ctrl+shift+d && await grep -q '^theme=dark' "$folder/settings.properties" \
        && menu_has_none +negate && key ctrl+shift+d && await grep -q '^theme=light' "$folder/settings.properties"
}

menu_has_none() {
    click 25 18
    await popup || return 1
    await full_menu "$1"
    result=$?
    picture "menu$1"
    key Escape
    await no_popup
    return $result
}

finds_command() {
    switches_theme dark && switches_theme light
}

# By the list of commands; $1 is what it is to become.
switches_theme() {
    key ctrl+shift+p
    await popup || return 1
    type_text "light dark"
    picture "palette-$1"
    key Return
    await grep -q "^theme=$1" "$folder/settings.properties" && await no_popup
}

sizes_text() {
    key ctrl+plus
    await grep -q '^text.size=14' "$folder/settings.properties" || return 1
    picture larger
    key ctrl+0
    await grep -q '^text.size=13' "$folder/settings.properties"
}

# Whether the popup is drawn, and none of its pixels is white (after having been negated, black).
full_menu() {
    menu=$(popup) || return 1
    import -window "$menu" png:- | convert png:- "$1" -colorspace gray -format '%[fx:standard_deviation > 0.02 && maxima < 0.95]' info: | grep -q 1
}

no_popup() {
    ! popup
}

# Whether the settings have a row of tabs: its area and state, then the views in it.
stands() {
    grep '^layout.views=' "$folder/settings.properties" | grep -q -- "( $1 [0-9.]* [a-z.-]* $2 )"
}

drags() {
    await stands 'left open' 'tandem.scripts' && await stands 'right open' 'tandem.plots tandem.variables tandem.machine' || return 1
    drag $((WIDTH * 745 / 1000)) 53 $((WIDTH * 10 / 100)) 53 drag
    await stands 'left open' 'tandem.scripts tandem.variables' && await stands 'right open' 'tandem.plots tandem.machine' && picture dragged
}

folds() {
    # The last button of the row at the left, whose share of the width is 0.15.
    click $((WIDTH * 15 / 100 - 18)) 53
    await stands 'left folded' 'tandem.scripts tandem.variables' || return 1
    picture folded
    click 15 100
    await stands 'left open' 'tandem.scripts tandem.variables'
}

drags_back() {
    stands 'left open' 'tandem.scripts tandem.variables' || return 1
    drag $((WIDTH * 95 / 1000)) 53 $((WIDTH * 85 / 100)) 53
    await stands 'left open' 'tandem.scripts' && await stands 'right open' 'tandem.plots tandem.machine tandem.variables'
}

asks() {
    key ctrl+n
    await kept untitled-2 || return 1
    type_text "$(writes back.txt typed)"
    await kept back.txt || return 1
    key ctrl+q
    await dialog || return 1
    picture asks
    key Escape
    await no_dialog && kill -0 "$tandem"
}

comes_back() {
    kill_hard
    rm -f "$folder/back.txt"
    start && key F5 && await holds back.txt typed && picture restored
}

ends() {
    children=$(descendants "$tandem")
    key ctrl+q
    await dialog || return 1
    # Saving is proposed; two to the left of it is leaving without.
    key shift+Tab
    key shift+Tab
    key space
    await gone "$tandem" || return 1
    wait "$tandem"
    code=$?
    tandem=
    # shellcheck disable=SC2086
    [ "$code" -eq 0 ] && await gone $children && [ -z "$(ls -A "$folder/tmp")" ]
}
