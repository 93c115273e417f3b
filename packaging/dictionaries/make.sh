#!/usr/bin/env bash
# Makes the dictionaries in an environment of its own, with pinned inputs:  make dictionaries [ARGS="FOLDER [accents]"]
#
# FOLDER is resources/dictionaries unless it is given. The model of accents is made where it is asked for only: it learns for
# minutes, from Debian packages, which wants a Debian.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

here=packaging/dictionaries
made=build/dictionaries
into=${1:-resources/dictionaries}
py=$made/venv/bin/python
export PYTHONPATH=src
mkdir -p "$made" "$into"
if ! cmp -s $here/requirements.txt "$made/installed.txt"; then
    rm -rf "$made/venv"
    .venv/bin/uv venv --quiet --python .venv/bin/python "$made/venv"
    .venv/bin/uv pip install --quiet --python "$py" --require-hashes -r $here/requirements.txt
    cp $here/requirements.txt "$made/installed.txt"
fi

"$py" $here/build.py fetch --fetched "$made/npm" --into "$into"
"$py" $here/build.py spanish --fetched "$made/npm" --into "$into"
"$py" $here/build_catalan.py --general "$made/npm/dictionary-ca-3.0.0/package" \
    --valencian "$made/npm/dictionary-ca-valencia-2.6.0/package" --into "$into"
if [[ ${2:-} == accents ]]; then
    "$py" $here/accents_texts.py --fetch "$made/texts"
    "$py" $here/accents_model.py --texts "$made/texts" --into "$into"
fi
"$py" $here/build.py checksums --fetched "$made/npm" --into "$into"
du -ch "$into"/es.* | tail -n 1
