# ukcorpus completion for fish:  ukcorpus completion fish | source
set -g _ukcorpus_table @TABLE@
set -g _ukcorpus_core @CORE@

function _ukcorpus
    set -l before (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (string unescape -- (commandline --current-token --cut-at-cursor); or commandline --current-token --cut-at-cursor)
    set -l last (string split -r -m 1 ' ' -- (string trim -l -c "'" -- "$current"))
    set -l head ''
    if test (count $last) -eq 2
        set head "$last[1] "
    end
    set -l found (env UKCORPUS_TABLE="$_ukcorpus_table" sh -c "$_ukcorpus_core" ukcorpus "$last[-1]" $before[2..-1] 2>/dev/null | string replace -r '^' -- "$head")
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete -c ukcorpus -f -k -a '(_ukcorpus)'
