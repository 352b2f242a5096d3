#!/usr/bin/env python3
"""Scores gaceta on the project's own articles: what it finds in corpus/gold's texts against their gold.

    evaluate.py --run GACETA [--errors N] [--floor KIND=F1 ...] [GOLD.json ...]

For each kind: precision, recall and F1 of
  money, dates    pairs that overlap, with the gold's value (exact bounds and currency; the TIMEX3 value) and modifier
  people          entries by any of their forms; `roles`: the titles of the people found, one of gold and found beginning
                  with the other
  organizations   entries by any of their forms
--floor makes the exit status 1 where a kind's F1, in per cent, is below a number: --floor money=98 --floor people=95.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import unicodedata
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent


def plain(text):
    return ' '.join(unicodedata.normalize('NFC', text or '').casefold().split())


def amount(mention):
    bound = lambda key: None if mention[key] is None else Decimal(mention[key])
    return bound('min'), bound('max'), mention['currency']


def same(kind, gold, found):
    if gold.get('mod') != found['modifier']:
        return False
    if kind == 'dates':
        return gold['value'] == found['value']
    return gold.get('vague', False) == found['vague'] and (found['vague'] or amount(gold) == amount(found))


def match_mentions(kind, gold, found):
    left, hits, missed = list(found), 0, []
    for g in gold:
        overlapping = [f for f in left if f['start'] < g['end'] and g['start'] < f['end']]
        right = next((f for f in overlapping if same(kind, g, f)), None)
        if right is None:
            missed.append((g, overlapping[0] if overlapping else None))
        else:
            hits += 1
            left.remove(right)
    return hits, missed, left


def forms(entry):
    return {plain(entry['name'])} | {plain(m if isinstance(m, str) else m['text']) for m in entry['mentions']}


def match_entries(gold, found):
    left, pairs = list(found), []
    for g in gold:
        right = next((f for f in left if plain(f['name']) in forms(g)), None)
        if right is not None:
            pairs.append((g, right))
            left.remove(right)
    return pairs, [g for g in gold if all(g is not p[0] for p in pairs)], left


def agree(title, role):
    """One begins with the other, by whole words: the gold writes a role with its organization, a title has none."""
    return (title + ' ').startswith(role + ' ') or (role + ' ').startswith(title + ' ')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gold', nargs='*', type=pathlib.Path)
    parser.add_argument('--run', required=True, metavar='GACETA')
    parser.add_argument('--errors', type=int, default=0, metavar='N')
    parser.add_argument('--floor', action='append', default=[], metavar='KIND=F1')
    args = parser.parse_args()

    files = args.gold or sorted((HERE / 'gold').glob('*.json'))
    documents = [d for f in files for d in json.loads(f.read_text(encoding='utf-8'))]
    lines = ''.join(json.dumps({k: d[k] for k in ('id', 'text', 'published', 'country') if d.get(k)}) + '\n' for d in documents)
    run = subprocess.run([args.run, '--input', 'ndjson', '--format', 'ndjson', '--offsets', 'codepoint', '-'],
                         input=lines.encode(), stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in run.stdout.decode().splitlines()]

    counts, errors = {}, {}

    def add(kind, hits, system, gold):
        total = counts.setdefault(kind, [0, 0, 0])
        for i, n in enumerate((hits, system, gold)):
            total[i] += n

    for document, answer in zip(documents, answers, strict=True):
        gold = document['gold']
        for kind in ('money', 'dates'):
            if kind not in gold:
                continue
            hits, missed, false = match_mentions(kind, gold[kind], answer[kind])
            add(kind, hits, len(answer[kind]), len(gold[kind]))
            errors.setdefault(kind, []).extend(f"{document['id']}: gold {g} | found {f}" for g, f in missed)
            errors[kind].extend(f"{document['id']}: false {f}" for f in false)
        for kind, key in (('people', 'people'), ('orgs', 'organizations')):
            if kind not in gold:
                continue
            pairs, missed, false = match_entries(gold[kind], answer[key])
            add(key, len(pairs), len(answer[key]), len(gold[kind]))
            errors.setdefault(key, []).extend(f"{document['id']}: missed {g['name']}" for g in missed)
            errors[key].extend(f"{document['id']}: false {f['name']}" for f in false)
            if kind == 'people':
                for g, f in pairs:
                    titles = [plain(r['title']) for r in f['roles'] if r['title']]
                    wanted = [plain(r) for r in g['roles']]
                    hits, left = 0, list(titles)
                    for role in wanted:
                        right = next((t for t in left if agree(t, role)), None)
                        if right is not None:
                            hits += 1
                            left.remove(right)
                    add('roles', hits, len(titles), len(wanted))
                    if left or hits < len(wanted):
                        errors.setdefault('roles', []).append(f"{document['id']}: {g['name']}: gold {wanted} | found {titles}")

    scores = {}
    print(f'{"kind":14}{"gold":>6}{"found":>7}{"P":>8}{"R":>8}{"F1":>8}')
    for kind, (hits, system, gold) in counts.items():
        p, r = hits / system if system else 0.0, hits / gold if gold else 0.0
        scores[kind] = 200 * p * r / (p + r) if p + r else 0.0
        print(f'{kind:14}{gold:6}{system:7}{100 * p:8.2f}{100 * r:8.2f}{scores[kind]:8.2f}')
    for kind in errors if args.errors else ():
        print(f'\n{kind}')
        for error in errors[kind][:args.errors]:
            print('  ' + error)
    low = [f for f in args.floor if scores.get(f.split('=')[0], 0.0) < float(f.split('=')[1])]
    if low:
        sys.exit('below the floor: ' + ', '.join(low))


if __name__ == '__main__':
    main()
