# fish completion for tongbao: commands, options, and names by initials or pinyin.
set -l commands add backup demo event explain find gap help import init list log rank rebuild redo \
    show undo verify version

function __tongbao_names
    set -l words (commandline -opc)
    set -l db
    for i in (seq (count $words))
        test "$words[$i]" = --db; and set db --db $words[(math $i + 1)]
        string match -q -- '--db=*' $words[$i]; and set db $words[$i]
    end
    $words[1] $db find $argv[1] (commandline -ct) --limit 50 --format csv 2>/dev/null |
        tail -n +2 | sed 's/,[^,]*$//; s/^"\(.*\)"$/\1/; s/""/"/g'
end

complete -c tongbao -f
complete -c tongbao -n "not __fish_seen_subcommand_from $commands" -a "$commands"
complete -c tongbao -l db -r -F
complete -c tongbao -l lang -x -a 'zh en'
complete -c tongbao -l now -x
complete -c tongbao -l as -x
complete -c tongbao -l no-color
complete -c tongbao -l plain-ui
complete -c tongbao -l force
complete -c tongbao -l help
complete -c tongbao -l version
complete -c tongbao -n '__fish_seen_subcommand_from add list' -s u -l unit -x -a '(__tongbao_names units)'
complete -c tongbao -n '__fish_seen_subcommand_from add' -s a -l author -x -a '(__tongbao_names people)'
complete -c tongbao -n '__fish_seen_subcommand_from add' -s t -l title -x
complete -c tongbao -n '__fish_seen_subcommand_from event' -s o -l outlet -x -a '(__tongbao_names outlets)'
complete -c tongbao -n '__fish_seen_subcommand_from show explain' -a '(__tongbao_names units)'
complete -c tongbao -n '__fish_seen_subcommand_from import list' \
    -a 'units people outlets submissions events targets topics scheme'
complete -c tongbao -n '__fish_seen_subcommand_from import' -F
complete -c tongbao -n '__fish_seen_subcommand_from find' -a 'units people outlets topics'
complete -c tongbao -n '__fish_seen_subcommand_from help' -a "$commands"
complete -c tongbao -n '__fish_seen_subcommand_from rank gap explain list' -l period -x \
    -a '(date +%Y-%m) (date +%Y) all'
complete -c tongbao -n '__fish_seen_subcommand_from rank gap' -l by -x -a 'unit person'
complete -c tongbao -n '__fish_seen_subcommand_from rank gap list show explain log find' -l format -x \
    -a 'table csv json'
