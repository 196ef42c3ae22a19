#!/bin/sh
# Compares whole processes with other tools on the same articles, in one run: benches/compare.sh [COUNT]
# Prints the medians of pairs as ratios; a tool that is not installed is left out.
set -eu
cd "$(dirname "$0")/.."
count=${1:-2000}
pairs=7
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --locked --quiet
cargo run --release --locked --quiet --example generate-articles -- "$count" "$work/articles"
cp data/samples/ferry.txt "$work/one.txt"
mtlint=target/release/mtlint

# Seconds that a command takes, whatever its exit code.
seconds() {
    start=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $((end - start))
}

# The median ratio of pairs A B A B ...: ratio NAME -- A... -- B...
ratio() {
    name=$1
    a=$2
    b=$3
    i=0
    while [ $i -lt $pairs ]; do
        one=$(seconds sh -c "$a")
        two=$(seconds sh -c "$b")
        echo "$one $two" | awk '{print $1 / $2}'
        i=$((i + 1))
    done | sort -n | awk -v name="$name" '{v[NR] = $1} END {printf "%-44s %.2f\n", name, v[int((NR + 1) / 2)]}'
}

if command -v rg >/dev/null; then
    ratio "one article, against rg" "$mtlint check --exit-zero -q $work/one.txt" "rg -on '[A-Za-z]+' $work/one.txt"
    ratio "$count articles, one thread, against rg -j1" "$mtlint check --exit-zero -q -j1 $work/articles" \
        "rg -j1 -on '[A-Za-z]+' $work/articles"
fi
if command -v typos >/dev/null; then
    ratio "$count articles, one thread, against typos -j1" "$mtlint check --exit-zero -q -j1 $work/articles" \
        "typos -j1 $work/articles"
fi
ratio "$count articles, two threads against one" "$mtlint check --exit-zero -q -j2 $work/articles" \
    "$mtlint check --exit-zero -q -j1 $work/articles"
if command -v valgrind >/dev/null; then
    instructions() {
        valgrind --tool=callgrind --callgrind-out-file=/dev/null "$mtlint" check --exit-zero -q -j1 "$1" -o "$work/list.csv" 2>&1 |
            sed -n 's/.*Collected : //p'
    }
    echo "instructions, one article of $(wc -c <"$work/one.txt") bytes: $(instructions "$work/one.txt")"
    mkdir "$work/thousand"
    for file in $(ls "$work/articles" | head -n 1000); do cp "$work/articles/$file" "$work/thousand/"; done
    bytes=$(cat "$work"/thousand/* | wc -c)
    instructions "$work/thousand" | awk -v bytes="$bytes" '{printf "instructions for each byte of a thousand articles: %.0f\n", $1 / bytes}'
fi
