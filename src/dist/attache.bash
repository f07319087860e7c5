# SPDX-License-Identifier: MIT
# Completion of attache for bash: every answer is the program's own, from attache --complete.
# shellcheck shell=bash

# Reads the line up to the cursor as the shell would, quotes taken off, into words.
_attache_words() {
    local line=${COMP_LINE:0:COMP_POINT} word='' quote='' begun='' c i
    words=()
    for ((i = 0; i < ${#line}; i++)); do
        c=${line:i:1}
        if [[ -n $quote ]]; then
            if [[ $c == "$quote" ]]; then quote=''; else word+=$c; fi
        elif [[ $c == [\"\'] ]]; then
            quote=$c begun=1
        elif [[ $c == \\ ]]; then
            i=$((i + 1)) begun=1
            word+=${line:i:1}
        elif [[ $c == [[:space:]] ]]; then
            [[ -z $begun ]] || words+=("$word")
            word='' begun=''
        else
            word+=$c begun=1
        fi
    done
    words+=("$word")
}

# Of the word, bash replaces what stands behind its last : or = (COMP_WORDBREAKS) or opening quote.
# Candidates lose what stands before that.
_attache_kept() {
    local tail=${COMP_WORDS[COMP_CWORD]}
    case $tail in
    [=:]*) tail='' ;;
    [\"\']*) tail=${tail:1} ;;
    esac
    tail=${tail//\\/}
    kept=0
    [[ ${#tail} -ge ${#word} ]] || kept=$((${#word} - ${#tail}))
}

_attache() {
    local words word kept line candidate
    _attache_words
    word=${words[${#words[@]} - 1]}
    _attache_kept
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :file ]]; then
            compopt -o default
            return
        fi
        candidate=${line%%$'\t'*}
        [[ $candidate != *[/:=] ]] || compopt -o nospace
        COMPREPLY+=("${candidate:kept}")
    done < <("$1" --complete -- "${words[@]:1}" 2>/dev/null)
    # Several that are found but do not begin so are shown and change nothing: they and an empty one
    # have no beginning in common.
    word=${word:kept}
    if [[ ${#COMPREPLY[@]} -gt 1 && ${COMPREPLY[0],,} != "${word,,}"* ]]; then
        COMPREPLY+=('')
    fi
}

complete -o nosort -F _attache attache
