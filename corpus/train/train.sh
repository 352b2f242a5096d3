#!/usr/bin/env bash
# Makes the tagger's model: words and clusters from PyPI, features, training, packing, and the tables of scores.
#   corpus/train/train.sh NER-DATA [final]
# NER-DATA is the folder of the annotated corpora (README.md). Without `final`, conll2002.testa, news2020.dev and
# mx-news.split2 are held out and scored, and the model is left in the build folder; with it, the model is trained on
# them too and written to lib/names/model/tagger.model. The same data make the same model.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
[ $# -ge 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
data=$(cd "$1" && pwd)
mode=${2-held-out}
build=$root/build/training
mkdir -p "$build"

if [ ! -f "$build/words.tsv" ]; then
  python3 -m venv "$build/venv"
  "$build/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
  "$build/venv/bin/python" "$here/clusters.py" "$build/words.tsv.new"
  mv "$build/words.tsv.new" "$build/words.tsv"
fi
cmake -S "$here" -B "$build/programs" > /dev/null
cmake --build "$build/programs" --target train-tagger > /dev/null

model=$build/tagger.model
[ "$mode" = final ] && model=$root/lib/names/model/tagger.model
"$build/programs/train-tagger" --data="$data" --words="$build/words.tsv" \
  --gazetteer="$root/lib/lexicon/gazetteer" --nouns="$root/lib/lexicon/names/namesake_nouns.tsv" --all="$([ "$mode" = final ] && echo 1 || echo 0)" --model="$model"
