"""What the tests of the program share: running it, reading what it writes, checking that against the schema.

GACETA is the program, GACETA_SOURCE_DIR the top of the tree; CMake sets both.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

PROGRAM = os.environ['GACETA']
SOURCE = pathlib.Path(os.environ['GACETA_SOURCE_DIR'])
ARTICLES = SOURCE / 'corpus' / 'articles'
SCHEMA = json.loads((SOURCE / 'schema' / 'gaceta-1.schema.json').read_text(encoding='utf-8'))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA) if jsonschema else None
SANITIZED = bool(os.environ.get('GACETA_SANITIZE'))  # by it a run takes some ten times as long
NOTE = 'El lunes 3 de noviembre de 2025 pagó 38,000 millones de dólares a Sam Altman, CEO de OpenAI.'


def limit(seconds):
    """How long to wait for what takes that long at most on a busy machine."""
    return seconds * 10 if SANITIZED else seconds


def run(*args, stdin=b'', env=None, timeout=120, cwd=None):
    """Runs the program; stdin is bytes or text."""
    if isinstance(stdin, str):
        stdin = stdin.encode()
    environment = {**os.environ, **(env or {})}
    return subprocess.run([PROGRAM, *map(str, args)], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment, timeout=limit(timeout), cwd=cwd)


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def valid(self, document):
        if VALIDATOR:
            error = jsonschema.exceptions.best_match(VALIDATOR.iter_errors(document))
            self.assertIsNone(error, f'{error and error.json_path}: {error and error.message}')
        return document

    def documents(self, *args, stdin=b'', status=0, **options):
        """The documents of a run that writes NDJSON, each checked against the schema."""
        done = run('--format', 'ndjson', *args, stdin=stdin, **options)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        lines = done.stdout.decode().split('\n')
        self.assertEqual(lines.pop(), '', 'the last line has an end')
        return [self.valid(json.loads(line)) for line in lines]

    def document(self, *args, **options):
        documents = self.documents(*args, **options)
        self.assertEqual(len(documents), 1)
        return documents[0]

    def assert_usage_error(self, *args, names):
        """A mistake in the command line: nothing is written, the status is 2, the message names the option."""
        done = run(*args, stdin='texto')
        self.assertEqual((done.returncode, done.stdout), (2, b''), done.stderr.decode())
        self.assertIn(names, done.stderr.decode())


def mentions(document):
    """Every stretch of text with offsets in a document."""
    for kind in ('money', 'dates', 'outside', 'durations', 'sets', 'times', 'ages', 'percentages'):
        yield from document.get(kind, [])
    for kind in ('people', 'organizations', 'places'):
        for entry in document[kind]:
            yield from entry['mentions']


if __name__ == '__main__':
    if jsonschema is None:
        print('python3-jsonschema is not installed: output is not checked against the schema', file=sys.stderr)
    unittest.main(module=None, argv=['tests', 'discover', '-s', os.path.dirname(__file__), '-p', sys.argv[1]])
