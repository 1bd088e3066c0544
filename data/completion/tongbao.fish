# fish completion for tongbao: commands, options, and names by their characters.

set -g __tongbao_commands add appraisal backup bulletin calendar channel contact demo edit event explain find \
    followup gap help honours import init list log meeting office pay people person rank \
    rebuild redo report scheme show topic undo verify version visit
set -g __tongbao_kinds units people outlets submissions events targets topics scheme

# fish shows only names that hold what was typed: by characters, not by initials.
function __tongbao_names
    set -l words (commandline -opc)
    set -l db (__tongbao_db)
    set -l typed (string replace -r -- '^--[a-z]+=' '' (commandline -ct))
    $words[1] $db find $argv[1] --limit 50 --format csv -- "$typed" 2>/dev/null |
        tail -n +2 | sed 's/,[^,]*$//; s/^"\(.*\)"$/\1/; s/""/"/g'
end

# References of published bulletins.
function __tongbao_bulletins
    set -l words (commandline -opc)
    $words[1] (__tongbao_db) bulletin list --format csv 2>/dev/null | tail -n +2 | cut -d, -f1
end

# What was given on the line decides which database is asked.
function __tongbao_db
    set -l words (commandline -opc)
    set -l db
    for i in (seq (count $words))
        if test "$words[$i]" = --db; and test $i -lt (count $words)
            set -l file (string unescape -- $words[(math $i + 1)])
            set db --db (string replace -r -- '^~/' "$HOME/" $file)
        end
        string match -q -- '--db=*' "$words[$i]"; and set db $words[$i]
    end
    printf '%s\n' $db
end

# The command is one of these.
function __tongbao_in
    set -l words (commandline -opc)
    for word in $words[2..]
        if contains -- $word $__tongbao_commands
            contains -- $word $argv
            return
        end
    end
    return 1
end

# `tongbao bulletin` with one of these behind it.
function __tongbao_bulletin
    __tongbao_in bulletin; or return
    for word in (commandline -opc)
        contains -- $word $argv; and return
    end
    return 1
end

# No command yet.
function __tongbao_bare
    not __tongbao_in $__tongbao_commands
end

# How many words stand behind the command, options and what belongs to them apart.
function __tongbao_behind
    set -l words (commandline -opc)
    set -l n -1
    set -l skip 0
    for word in $words[2..]
        if test $skip = 1
            set skip 0
        else if string match -qr -- '^(--db|--lang|--now|--as|--limit|--format|--period|--group|--by|--unit|-u|-t|-d|-a|-o|--title|--date|--author|--units|--authors|--role|--on|--from|--to|--login|--due|--source|--days|--outlet|--type|--topic|--length|--note|--form|--route|--leader|--value|--encoding|--delimiter|--template|--figure|--zone|--shared|--last|--columns|--layout|--output|--track|--kind|--state)$' $word
            set skip 1
        else if not string match -q -- '-*' $word
            set n (math $n + 1)
        end
    end
    test $n -eq $argv[1]
end

complete -c tongbao -f
complete -c tongbao -n __tongbao_bare -a "$__tongbao_commands"
complete -c tongbao -l db -r -F
complete -c tongbao -l lang -x -a 'zh en'
complete -c tongbao -l now -x
complete -c tongbao -l as -x
complete -c tongbao -l no-color
complete -c tongbao -l plain-ui
complete -c tongbao -l force
complete -c tongbao -l help
complete -c tongbao -l version
complete -c tongbao -n '__tongbao_in add' -s u -l unit -x -a '(__tongbao_names units)'
complete -c tongbao -n '__tongbao_in add' -s t -l title -x
complete -c tongbao -n '__tongbao_in add' -s a -l author -x -a '(__tongbao_names people)'
complete -c tongbao -n '__tongbao_in add' -l type -x
complete -c tongbao -n '__tongbao_in add' -l topic -x
complete -c tongbao -n '__tongbao_in add' -l length -x
complete -c tongbao -n '__tongbao_in edit' -s u -l units -x -a '(__tongbao_names units)'
complete -c tongbao -n '__tongbao_in edit' -s t -l title -x
complete -c tongbao -n '__tongbao_in edit' -s a -l authors -x -a '(__tongbao_names people)'
complete -c tongbao -n '__tongbao_in edit' -l type -x
complete -c tongbao -n '__tongbao_in edit' -l topic -x
complete -c tongbao -n '__tongbao_in edit' -l length -x
complete -c tongbao -n '__tongbao_in edit' -s d -l date -x
complete -c tongbao -n '__tongbao_in edit' -l note -x
complete -c tongbao -n '__tongbao_in people' -l unit -x -a '(__tongbao_names units)'
complete -c tongbao -n '__tongbao_in people person' -l role -x -a 'leader head cadre officer'
complete -c tongbao -n '__tongbao_in people' -l on -x
complete -c tongbao -n '__tongbao_in people' -l gaps
complete -c tongbao -n '__tongbao_in person; and __tongbao_behind 0' -a 'add move leave'
complete -c tongbao -n '__tongbao_in person; and __tongbao_behind 1' -a '(__tongbao_names people)'
complete -c tongbao -n '__tongbao_in person' -s u -l unit -x -a '(__tongbao_names units)'
complete -c tongbao -n '__tongbao_in person' -l from -x
complete -c tongbao -n '__tongbao_in person' -l to -x
complete -c tongbao -n '__tongbao_in person' -l login -x
complete -c tongbao -n '__tongbao_in add event' -s d -l date -x
complete -c tongbao -n '__tongbao_in add event' -l note -x
complete -c tongbao -n '__tongbao_in event' -s o -l outlet -x -a '(__tongbao_names outlets)'
complete -c tongbao -n '__tongbao_in event' -l form -x -a 'single item brief composite'
complete -c tongbao -n '__tongbao_in event' -l route -x -a 'direct relayed'
complete -c tongbao -n '__tongbao_in event' -l leader -x -a 'principal other'
complete -c tongbao -n '__tongbao_in event' -l value -x
complete -c tongbao -n '__tongbao_in event; and __tongbao_behind 1' \
    -a 'relay adopt instruct promote return void late error false incident manual'
complete -c tongbao -n '__tongbao_in show explain; and __tongbao_behind 0' \
    -a '(__tongbao_names units)'
complete -c tongbao -n '__tongbao_in import list; and __tongbao_behind 0' -a "$__tongbao_kinds"
complete -c tongbao -n '__tongbao_in import; and __tongbao_behind 1' -F
complete -c tongbao -n '__tongbao_in backup' -F
complete -c tongbao -n '__tongbao_in import' -l dry-run
complete -c tongbao -n '__tongbao_in import' -l encoding -x -a 'utf-8 gb18030'
complete -c tongbao -n '__tongbao_in import' -l delimiter -x
complete -c tongbao -n '__tongbao_in init' -l sample
complete -c tongbao -n '__tongbao_in init' -l template -x \
    -a 'adoption-only submission-adoption highest-instructions base-capped two-accounts inside-rooms'
complete -c tongbao -n '__tongbao_in init' -l office -x
complete -c tongbao -n '__tongbao_in init' -l zone -x
complete -c tongbao -n '__tongbao_in init' -l shared -x -a '(__fish_complete_groups)'
complete -c tongbao -n '__tongbao_in find; and __tongbao_behind 0' -a 'units people outlets topics meetings'
complete -c tongbao -n '__tongbao_in find' -l limit -x
complete -c tongbao -n '__tongbao_in log' -l last -x
complete -c tongbao -n '__tongbao_in help; and __tongbao_behind 0' -a "$__tongbao_commands"
complete -c tongbao -n '__tongbao_in rank gap explain list scheme' -l period -x \
    -a '(date +%Y-%m) (date +%Y) (date +%Y)-Q{1,2,3,4} (date +%Y)-H{1,2} all'
complete -c tongbao -n '__tongbao_in rank gap list' -l group -x
complete -c tongbao -n '__tongbao_in list' -l unit -x -a '(__tongbao_names units)'
complete -c tongbao -n '__tongbao_in rank gap' -l by -x -a 'unit person'
complete -c tongbao -n '__tongbao_in rank' -l awards
complete -c tongbao -n '__tongbao_in gap' -l triggers
complete -c tongbao -n '__tongbao_in explain' -l figure -x
complete -c tongbao -n '__tongbao_in scheme; and __tongbao_behind 0' \
    -a 'check list show preview apply'
complete -c tongbao -n '__tongbao_in scheme; and __tongbao_behind 1' -F
complete -c tongbao -n '__tongbao_in scheme' -l replace
complete -c tongbao -n '__tongbao_in rank gap list scheme show explain log find verify' -l format -x \
    -a 'table csv json'
complete -c tongbao -n '__tongbao_in rank gap list scheme show explain log find verify' -l bom
complete -c tongbao -n '__tongbao_in bulletin; and __tongbao_behind 0' \
    -a 'inside outside list show diff template'
complete -c tongbao -n '__tongbao_bulletin show diff; and __tongbao_behind 1' \
    -a '(__tongbao_bulletins)'
complete -c tongbao -n '__tongbao_bulletin template; and __tongbao_behind 1' -a 'inside outside'
complete -c tongbao -n '__tongbao_bulletin template; and __tongbao_behind 2' -F
complete -c tongbao -n '__tongbao_bulletin template' -l reset
complete -c tongbao -n '__tongbao_bulletin inside outside; and not __tongbao_bulletin template; and __tongbao_behind 1' \
    -a '(date +%Y-%m) (date +%Y) (date +%Y)-Q{1,2,3,4} (date +%Y)-H{1,2}'
for word in freeze replace live
    complete -c tongbao -n '__tongbao_bulletin inside outside; and not __tongbao_bulletin template' -l $word
end
complete -c tongbao -n '__tongbao_bulletin inside outside; and not __tongbao_bulletin template' -l columns -x \
    -a 'serial rank before move group unit person submitted adopted points rate required missing outlets levels figures'
complete -c tongbao -n '__tongbao_bulletin inside outside; and not __tongbao_bulletin template' -l layout -x \
    -a 'plain transposed paired'
complete -c tongbao -n '__tongbao_bulletin inside outside; and not __tongbao_bulletin template' -l template -r -F
complete -c tongbao -n '__tongbao_bulletin inside outside show; and not __tongbao_bulletin template' -s o -l output -r -F
complete -c tongbao -n '__tongbao_bulletin inside outside show; and not __tongbao_bulletin template' -l format -x \
    -a 'text md csv json html xlsx docx'
complete -c tongbao -n '__tongbao_bulletin list diff' -l format -x -a 'table csv json'
complete -c tongbao -n '__tongbao_bulletin inside outside show list diff; and not __tongbao_bulletin template' -l bom
complete -c tongbao -n '__tongbao_in calendar channel contact meeting visit' -l period -x
complete -c tongbao -n '__tongbao_in channel' -a 'issue put list show columns void'
complete -c tongbao -n '__tongbao_in channel' -l number -x
complete -c tongbao -n '__tongbao_in channel' -l column -x
complete -c tongbao -n '__tongbao_in channel' -l form -x -a 'single item brief composite'
complete -c tongbao -n '__tongbao_in channel' -l no-event
complete -c tongbao -n '__tongbao_in channel' -l year -x
complete -c tongbao -n '__tongbao_in contact' -a 'add end list'
complete -c tongbao -n '__tongbao_in contact' -l on -x
complete -c tongbao -n '__tongbao_in contact' -l from -x
complete -c tongbao -n '__tongbao_in contact' -l to -x
complete -c tongbao -n '__tongbao_in meeting' -a 'add edit void list show attend article'
complete -c tongbao -n '__tongbao_in meeting' -l kind -x -a 'training dispatch visit other'
complete -c tongbao -n '__tongbao_in meeting' -l place -x
complete -c tongbao -n '__tongbao_in meeting' -l agenda -x
complete -c tongbao -n '__tongbao_in meeting' -s u -l units -x
complete -c tongbao -n '__tongbao_in meeting' -l absent
complete -c tongbao -n '__tongbao_in meeting' -l excused
complete -c tongbao -n '__tongbao_in meeting' -l pledge -x
complete -c tongbao -n '__tongbao_in meeting' -l due -x
complete -c tongbao -n '__tongbao_in meeting' -l off
complete -c tongbao -n '__tongbao_in visit' -a 'add list'
complete -c tongbao -n '__tongbao_in followup' -a 'list show send drop hold rectify close add text template'
complete -c tongbao -n '__tongbao_in followup' -l period -x
complete -c tongbao -n '__tongbao_in followup' -l kind -x -a 'remind explain talk criticise commend'
complete -c tongbao -n '__tongbao_in followup' -l cause -x
complete -c tongbao -n '__tongbao_in followup' -l state -x -a 'proposed sent dropped held rectify closed open'
complete -c tongbao -n '__tongbao_in followup' -s d -l date -x
complete -c tongbao -n '__tongbao_in followup' -l due -x
complete -c tongbao -n '__tongbao_in followup' -l note -x
complete -c tongbao -n '__tongbao_in followup' -l anyway
complete -c tongbao -n '__tongbao_in followup' -l reset
complete -c tongbao -n '__tongbao_in topic' -a 'add edit void list show matrix remind'
complete -c tongbao -n '__tongbao_in topic' -s t -l title -x
complete -c tongbao -n '__tongbao_in topic' -l due -x
complete -c tongbao -n '__tongbao_in topic' -s u -l units -x
complete -c tongbao -n '__tongbao_in topic' -l source -x
complete -c tongbao -n '__tongbao_in topic' -l late
complete -c tongbao -n '__tongbao_in topic' -l days -x
complete -c tongbao -n '__tongbao_in topic' -l text
complete -c tongbao -n '__tongbao_in report pay honours appraisal; and __tongbao_behind 0' \
    -a '(date +%Y-%m) (date +%Y) (date +%Y)-Q{1,2,3,4} (date +%Y)-H{1,2}'
complete -c tongbao -n '__tongbao_in report pay honours appraisal' -s o -l output -r -F
complete -c tongbao -n '__tongbao_in report pay honours appraisal' -l format -x \
    -a 'text md csv json html xlsx docx'
complete -c tongbao -n '__tongbao_in report pay honours appraisal' -l bom
complete -c tongbao -n '__tongbao_in honours appraisal' -l track -x -a 'inside outside'
complete -c tongbao -n '__tongbao_in pay' -l lines
