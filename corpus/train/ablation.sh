#!/usr/bin/env bash
# Trains with one idea left out at a time, and prints what each model scores on the texts held out.
#   corpus/train/ablation.sh NER-DATA [RUNS]      RUNS is how many runs are averaged for each (1)
# Run train.sh first: it builds the program and fetches the words.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ $# -ge 1 ] || { sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
data=$(cd "$1" && pwd)
runs=${2-1}
build=$root/build/training

try() {
  printf '== %s\n' "$*"
  nice "$build/programs/train-tagger" --data="$data" --words="$build/words.tsv" \
    --gazetteer="$root/lib/lexicon/gazetteer" --nouns="$root/lib/lexicon/names/namesake_nouns.tsv" --ensemble="$runs" "$@" 2> /dev/null
}

try
try --folds=0                          # no second reading
try --gazetteer=
try --probability=0                    # no clusters, no probabilities
try --dropout=0
try --degraded=0                       # no copies in worse writing
try --renamed=0                        # none with other names
try --namesakes=0                      # none with things called after other people
try --repeat-news=1
try --sources=conll,news,mexican
try --sources=conll,news
try --sources=conll
try --features=80000
try --features=1000000
