"""Writes the words of the PyPI package spacy-lookups-data (MIT) as lines of word, Brown cluster, log probability.

    clusters.py OUTPUT.tsv

A cluster is the path in the tree of clusters as a number, its first branch in the lowest bit. Words stand in the
package's order, the most frequent first.
"""
import gzip
import importlib.resources
import json
import sys


def read(name):
    path = importlib.resources.files('spacy_lookups_data') / 'data' / name
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return json.load(f)


def main():
    clusters, probabilities = read('es_lexeme_cluster.json.gz'), read('es_lexeme_prob.json.gz')
    with open(sys.argv[1], 'w', encoding='utf-8') as out:
        for word, cluster in clusters.items():
            if word and not any(c.isspace() for c in word):
                out.write(f'{word}\t{cluster}\t{probabilities.get(word, -20.0):.4f}\n')


if __name__ == '__main__':
    main()
