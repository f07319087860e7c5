# SPDX-License-Identifier: MIT
# Completion of attache for fish: every answer is the program's own, from attache --complete.

function __attache_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct | string unescape; or commandline -ct)
    for line in ($words[1] --complete -- $words[2..-1] "$word" 2>/dev/null)
        if test "$line" = :file
            __fish_complete_path "$word"
        else
            echo $line
        end
    end
end

complete -c attache -f -k -a '(__attache_complete)'
