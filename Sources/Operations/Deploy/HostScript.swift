/// What is run on the host: functions for any POSIX shell, and nothing of ours is installed there.
///
/// A site's folder there is as a build makes it here: `current`, `blue`, `green`, `access`, and `private`, which holds marks only.
///
/// | name in `private` | meaning |
/// |---|---|
/// | `lock` | locked while somebody deploys; who, and since when |
/// | `copying` | locked while rsync writes: one that outlives its `deploy` is waited for |
/// | `unfinished` | the tree that is not live is not to be trusted |
/// | `newest` | the newest second that a file was given |
/// | `hold` | a rollback is held: the tree it made live, and its `newest` |
/// | `.access` | a password file that waits for the switch |
enum HostScript {
    /// Sets what all functions use.
    static func preamble(_ target: DeployTarget, site: String, id: String, holder: String) -> String {
        "folder=\(target.folder) site=\(site) id=\(id) holder='\(holder)'\n" + functions
    }

    private static let functions = #"""
        LC_ALL=C
        export LC_ALL
        umask 027
        refuse() { echo "refused $*"; return 1; }
        tools() {
            for tool in rsync flock; do command -v "$tool" > /dev/null || { refuse no-tool "$tool"; return 1; }; done
        }
        # Goes to the site's folder, if it is there. Refuses where we may not write, and where something is that we did not make.
        enter() {
            tools || return 1
            at=nowhere
            if [ ! -e "$folder" ]; then
                [ -d "$(dirname "$folder")" ] || refuse no-folder
                return
            fi
            cd "$folder" 2> /dev/null || { refuse no-folder; return 1; }
            gid=$(stat -c %g .) || return 1
            [ "$(id -u)" = 0 ] || case " $(id -G) " in
                *" $gid "*) ;;
                *) refuse group "$(id -un)" "$(stat -c %G .)"; return 1 ;;
            esac
            [ -w . ] || { refuse denied "$(id -un)"; return 1; }
            echo "group $gid"
            for other in */current; do [ ! -L "$other" ] || echo "site ${other%/current}"; done
            at=folder
            [ -e "$site" ] || return 0
            cd "$site" 2> /dev/null && [ -w . ] || { refuse denied "$(id -un)"; return 1; }
            at=site
            for entry in * .[!.]* ..?*; do
                case $entry in
                    current | blue | green | private | access) ;;
                    *) [ ! -e "$entry" ] || { refuse foreign "$entry"; return 1; } ;;
                esac
            done
            [ ! -e current ] || [ -L current ] || { refuse foreign current; return 1; }
            for entry in private/*.manifest; do [ ! -e "$entry" ] || { refuse built-there; return 1; }; done
        }
        # Which tree is live; whether a rollback is held.
        state() {
            [ "$at" = site ] || return 0
            live= newest=0
            # A command that could not be run must not read as "nothing is live".
            if [ -L current ]; then live=$(readlink current) || return 1; fi
            if [ -e private/newest ]; then newest=$(cat private/newest) && [ "$newest" -ge 0 ] || return 1; fi
            case $live in
                blue) next=green ;;
                green) next=blue ;;
                '') [ ! -L current ] || return 1; next=blue ;;
                *) refuse foreign current; return 1 ;;
            esac
            if [ -n "$live" ] && [ ! -d "$live" ]; then next=$live; live=; fi
            [ -z "$live" ] || echo "live $live"
            echo "next $next"
            if [ "$(cat private/hold 2> /dev/null)" = "$live $newest" ]; then echo "held $newest"; fi
        }
        # Takes the lock, for as long as this shell lives, and removes what a deploy that was cut off has left.
        begin() {
            if [ "$at" = nowhere ]; then
                mkdir -m 750 "$folder" && cd "$folder" && gid=$(stat -c %g .) && at=folder || return 1
                echo "group $gid"
            fi
            if [ "$at" = folder ]; then mkdir -p -m 750 "$site" && cd "$site" && at=site || return 1; fi
            settle_mode . && mkdir -p -m 700 private && touch private/lock private/copying || return 1
            exec 9>> private/lock
            flock -n 9 || { refuse locked "$(tail -n +2 private/lock | tr '\n' ' ')"; return 1; }
            flock -w 10 private/copying true || { refuse copying; return 1; }
            printf '%s\n%s\n' "$id" "$holder" > private/lock && rm -rf private/.[!.]*
        }
        # A tree that a deploy has left in the middle of its work only takes room.
        clean() { [ ! -e private/unfinished ] || rm -rf "$next"; }
        settle_mode() {
            [ "$(stat -c %g "$1")" = "$gid" ] || chgrp "$gid" "$1" || return 1
            chmod "$([ -d "$1" ] && echo 750 || echo 640)" "$1"
        }
        to_disk() { sync -f . 2> /dev/null || sync; }
        mark() { touch private/unfinished && mkdir -p "$1" && settle_mode "$1"; }
        # Gives the files that only this tree has a second that no file had before: a cache tells versions by it.
        date_files() {
            now=$(date +%s)
            [ "$now" -gt "$newest" ] || now=$((newest + 1))
            find "$1" -type f -links 1 -exec touch -d "@$now" {} + || return 1
            newest=$now
        }
        # One rename.
        switch_to() {
            echo "$newest" > private/.newest && mv -f private/.newest private/newest && to_disk || return 1
            ln -s "$1" private/.current && mv -fT private/.current current && to_disk || return 1
            live=$1
            [ "$live" = blue ] && next=green || next=blue
            echo switched
        }
        publish() { date_files "$next" && switch_to "$next"; }
        # Names that may not log in any more go before the switch, new ones come after it.
        withdraw_names() {
            [ -d private/.access ] || { rm -rf access; return; }
            mkdir -p access && settle_mode access || return 1
            for file in access/*; do
                [ ! -e "$file" ] || [ -e "private/.$file" ] || rm -f "$file" || return 1
                [ -e "$file" ] || continue
                grep -Fxf "private/.$file" "$file" > private/.kept
                cmp -s private/.kept "$file" || { settle_mode private/.kept && mv -f private/.kept "$file"; } || return 1
            done
        }
        admit_names() {
            for file in private/.access/*; do
                [ -e "$file" ] || continue
                place=access/${file##*/}
                cmp -s "$file" "$place" || { settle_mode "$file" && mv -f "$file" "$place"; } || return 1
            done
            rm -rf private/.access private/.kept
        }
        finish() { to_disk && rm -f private/unfinished && rm -f private/hold && to_disk; }
        # Counts what differs in the tree before.
        look_back() {
            [ ! -e private/unfinished ] || { refuse cannot-roll-back unfinished; return 1; }
            [ -n "$live" ] && [ -d "$next" ] || { refuse cannot-roll-back nothing; return 1; }
            changed=$(find "$next" -type f -links 1 | wc -l)
            [ "$changed" -gt 0 ] || { refuse cannot-roll-back nothing; return 1; }
            echo "changed $((changed))"
        }
        roll_back() {
            mark "$next" || return 1
            linked=$(rsync -rpg --ignore-existing --link-dest="$PWD/$live" --out-format=%n "$live/" "$next/") || return 1
            date_files "$next" && echo "$next $newest" > private/hold && switch_to "$next" || return 1
            echo "kept $(printf '%s\n' "$linked" | grep -c '[^/]$')"
            rm -f private/unfinished && to_disk
        }
        """#
}
