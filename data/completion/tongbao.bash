# bash completion for tongbao: commands, options, and names by initials or pinyin.

# A word as the shell will give it to the program: without quotes, ~ in full.
_tongbao_plain() {
    local w=$1
    case $w in
    \"*) w=${w#\"} w=${w%\"} ;;
    \'*) w=${w#\'} w=${w%\'} ;;
    *) w=${w//\\/} ;;
    esac
    [[ $w == '~/'* ]] && w=$HOME/${w#'~/'}
    printf %s "$w"
}

# What was given on the line decides which database is asked: into db. Readline parts
# --db=FILE into three words.
_tongbao_db() {
    local i word
    db=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --db)
            word=${COMP_WORDS[i + 1]}
            [[ $word == = ]] && word=${COMP_WORDS[i + 2]}
            db=(--db "$(_tongbao_plain "$word")")
            ;;
        esac
    done
}

# References of published bulletins.
_tongbao_bulletins() {
    local db
    _tongbao_db
    _tongbao_words "$("${COMP_WORDS[0]}" "${db[@]}" bulletin list --format csv 2>/dev/null |
        tail -n +2 | cut -d, -f1)" "$1"
}

_tongbao_names() {
    local name db
    _tongbao_db
    set -- "$1" "$(_tongbao_plain "$2")"
    COMPREPLY=()
    while IFS= read -r name; do
        COMPREPLY+=("$(printf %q "$name")")
    done < <("${COMP_WORDS[0]}" "${db[@]}" find "$1" "$2" --limit 50 --format csv 2>/dev/null |
        tail -n +2 | sed 's/,[^,]*$//; s/^"\(.*\)"$/\1/; s/""/"/g')
    # A name need not begin with what was typed: readline must not cut it to that.
    compopt -o nosort 2>/dev/null
}

_tongbao_words() {
    COMPREPLY=($(compgen -W "$1" -- "$2"))
}

_tongbao() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command= i
    local commands="add appraisal backup bulletin calendar channel contact demo edit event explain find
        followup gap help honours import init list log meeting office pay people person rank
        rebuild redo report scheme show topic undo verify version visit"
    local kinds_of_bulletin="inside outside list show diff template"
    local globals="--db --lang --now --as --no-color --plain-ui --force --help --version"
    local kinds="units people outlets submissions events targets topics scheme meetings attendance contacts issues followups"
    local verb= behind=0
    local month=$(date +%Y-%m) year=$(date +%Y)
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ " ${commands//$'\n'/ } " == *" ${COMP_WORDS[i]} "* ]] && command=${COMP_WORDS[i]} && break
    done
    if [[ $command == bulletin ]]; then
        for ((i++; i < COMP_CWORD; i++)); do
            case ${COMP_WORDS[i]} in
            --db | --lang | --now | --as | --columns | --layout | --template | -o | --output | --format)
                ((i++))
                [[ ${COMP_WORDS[i]} == = ]] && ((i++))
                ;;
            -*) ;;
            *)
                [[ $verb ]] && ((behind++))
                verb=${verb:-${COMP_WORDS[i]}}
                ;;
            esac
        done
        case $prev in
        -o | --output | --template) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --layout) _tongbao_words "plain transposed paired" "$cur"; return ;;
        --columns)
            _tongbao_words "serial rank before move group unit person submitted adopted points rate
                required missing outlets levels figures" "$cur"
            return
            ;;
        --format)
            case $verb in
            list | diff) _tongbao_words "table csv json" "$cur" ;;
            *) _tongbao_words "text md csv json html xlsx docx" "$cur" ;;
            esac
            return
            ;;
        esac
        if [[ $cur != -* && $prev != --db && $prev != --lang ]]; then
            case $verb:$behind in
            :*) _tongbao_words "$kinds_of_bulletin" "$cur" ;;
            inside:0 | outside:0)
                _tongbao_words "$month $year $year-Q1 $year-Q2 $year-Q3 $year-Q4 $year-H1 $year-H2" "$cur"
                ;;
            show:0 | diff:0) _tongbao_bulletins "$cur" ;;
            template:0) _tongbao_words "inside outside" "$cur" ;;
            template:1) COMPREPLY=($(compgen -f -- "$cur")) ;;
            esac
            return
        fi
    fi
    if [[ " report pay honours appraisal " == *" $command "* ]]; then
        case $prev in
        -o | --output) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --format) _tongbao_words "text md csv json html xlsx docx" "$cur"; return ;;
        --track) _tongbao_words "inside outside" "$cur"; return ;;
        "$command")
            [[ $cur != -* ]] &&
                _tongbao_words "$month $year $year-Q1 $year-Q2 $year-Q3 $year-Q4 $year-H1 $year-H2" "$cur" &&
                return
            ;;
        esac
    fi
    case $prev in
    --db | -o | --outlet)
        [[ $prev == --db ]] && COMPREPLY=($(compgen -f -- "$cur")) && return
        _tongbao_names outlets "$cur"
        return
        ;;
    -u | --unit | --units) _tongbao_names units "$cur"; return ;;
    --role) _tongbao_words "leader head cadre officer" "$cur"; return ;;
    -a | --author) _tongbao_names people "$cur"; return ;;
    --lang) _tongbao_words "zh en" "$cur"; return ;;
    --format) _tongbao_words "table csv json" "$cur"; return ;;
    --by) _tongbao_words "unit person" "$cur"; return ;;
    --kind) _tongbao_words "training dispatch visit other" "$cur"; return ;;
    --encoding) _tongbao_words "utf-8 gb18030" "$cur"; return ;;
    --form) _tongbao_words "single item brief composite" "$cur"; return ;;
    --route) _tongbao_words "direct relayed" "$cur"; return ;;
    --leader) _tongbao_words "principal other" "$cur"; return ;;
    --template)
        _tongbao_words "adoption-only submission-adoption highest-instructions base-capped
            two-accounts inside-rooms" "$cur"
        return
        ;;
    --period)
        _tongbao_words "$month $year $year-Q1 $year-Q2 $year-Q3 $year-Q4 $year-H1 $year-H2 all" "$cur"
        return
        ;;
    esac
    if [[ $cur == -* ]]; then
        local own=
        case $command in
        bulletin)
            case $verb in
            list | diff) own="--format --bom" ;;
            show) own="-o --output --format --bom" ;;
            template) own="--reset" ;;
            *) own="--freeze --replace --live --columns --layout --template -o --output --format --bom" ;;
            esac
            ;;
        add) own="-u --unit -t --title -d --date -a --author --type --topic --length --note" ;;
        event) own="-d --date -o --outlet --form --route --leader --value --note" ;;
        explain) own="--period --figure --format --bom" ;;
        edit) own="-t --title -d --date -u --units -a --authors --type --topic --length --note" ;;
        people) own="--unit --role --on --gaps --format --bom" ;;
        person) own="-u --unit --role --from --to --login" ;;
        list) own="--period --group --unit --format --bom" ;;
        followup) own="--period --kind --cause --state -d --date --due --note --anyway --reset --format --bom" ;;
        report) own="-o --output --format --bom" ;;
        pay) own="--lines -o --output --format --bom" ;;
        honours | appraisal) own="--track -o --output --format --bom" ;;
        gap) own="--period --group --by --triggers --format --bom" ;;
        rank) own="--period --group --by --awards --format --bom" ;;
        scheme) own="--period --replace --format --bom" ;;
        topic) own="--period -t --title --due -u --units --source --note --late --days --text --format --bom" ;;
        topic) own="--period -t --title --due -u --units --source --note --late --format --bom" ;;
        calendar) own="--period --format --bom" ;;
        channel) own="--period -o --outlet -d --date --number -t --title --note --column --form --no-event --year --format --bom" ;;
        contact) own="--period --on -a --author -u --unit --from --to --format --bom" ;;
        meeting) own="--period -t --title -d --date --kind --place --agenda -u --units --note --absent --excused --pledge --due --off --format --bom" ;;
        visit) own="--period -a --author -u --unit -d --date -t --title --note --format --bom" ;;
        find) own="--limit --format --bom" ;;
        import) own="--dry-run --encoding --delimiter" ;;
        init) own="--sample --template --office --zone --shared" ;;
        log) own="--last --format --bom" ;;
        show | verify) own="--format --bom" ;;
        esac
        _tongbao_words "$own $globals" "$cur"
        return
    fi
    case $command in
    '') _tongbao_words "$commands" "$cur" ;;
    import)
        if [[ $prev == import ]]; then _tongbao_words "$kinds" "$cur"
        else COMPREPLY=($(compgen -f -- "$cur")); fi
        ;;
    scheme)
        case $prev in
        scheme) _tongbao_words "check list show preview apply" "$cur" ;;
        check | preview | apply) COMPREPLY=($(compgen -f -- "$cur")) ;;
        esac
        ;;
    topic) [[ $prev == topic ]] && _tongbao_words "add edit void list show matrix remind" "$cur" ;;
    person)
        if [[ $prev == person ]]; then
            _tongbao_words "add move leave" "$cur"
        else
            _tongbao_names people "$cur"
        fi ;;
    channel)
        case $prev in
        channel) _tongbao_words "issue put list show columns void" "$cur" ;;
        put | show | void) _tongbao_names outlets "$cur" ;;
        esac
        ;;
    contact) [[ $prev == contact ]] && _tongbao_words "add end list" "$cur" ;;
    meeting) [[ $prev == meeting ]] && _tongbao_words "add edit void list show attend article" "$cur" ;;
    visit) [[ $prev == visit ]] && _tongbao_words "add list" "$cur" ;;
    topic) [[ $prev == topic ]] && _tongbao_words "add list show matrix" "$cur" ;;
    followup)
        case $prev in
        followup) _tongbao_words "list show send drop hold rectify close add text template" "$cur" ;;
        add) _tongbao_words "remind explain talk criticise commend" "$cur" ;;
        text | template) _tongbao_words "message notice talks criticism praise" "$cur" ;;
        *) _tongbao_names units "$cur" ;;
        esac
        ;;
    list) _tongbao_words "$kinds" "$cur" ;;
    find) _tongbao_words "units people outlets topics meetings" "$cur" ;;
    help) _tongbao_words "$commands" "$cur" ;;
    show | explain) _tongbao_names units "$cur" ;;
    event) _tongbao_words "relay adopt instruct promote return void late error false incident manual" "$cur" ;;
    backup) COMPREPLY=($(compgen -f -- "$cur")) ;;
    esac
}
complete -F _tongbao tongbao
