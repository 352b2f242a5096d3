"""Options: what they change, and what a mistake in them gets."""
import json
import os
import pty
import select
import subprocess
import time
import unittest

from support import NOTE, PROGRAM, SANITIZED, ProgramTest, limit, mentions, run

RICH = ('Foto: Ana Pérez / EFE\n\nMADRID, 3 nov. (EFE) - El 40 % de los hombres de 34 años trabajó durante tres años, cada lunes '
        'a las 10:30, por 30.000 euros en Madrid para el Banco de España, dijo Pedro Sánchez.\n')


def shown_on(terminal):
    """All that has been written to a terminal whose other end is closed."""
    out = b''
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        out += part
    os.close(terminal)
    return out.decode()


def run_on_terminal(*args, env=None):
    """What the program writes where standard output is a terminal."""
    parent, child = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != 'NO_COLOR'} | {'TERM': 'xterm'} | (env or {})
    with subprocess.Popen([PROGRAM, *map(str, args)], stdin=subprocess.DEVNULL, stdout=child, stderr=subprocess.PIPE,
                          env=environment) as process:
        os.close(child)
        out = shown_on(parent)
        process.wait(60)
    return out


class Mistakes(ProgramTest):
    def test_wrong_values_are_usage_errors_that_name_the_option(self):
        for option, values in {'--published': ['2025-02-30', 'ayer', '', '2025-13-01'], '--country': ['ZZ', 'México', '', 'MEX'],
                               '--input': ['pdf', ''], '--format': ['xml', ''], '--offsets': ['bytes', ''],
                               '--only': ['durations', 'money,nada', '', 'money,'], '--also': ['money', ''],
                               '--zones': ['foot', '', 'body,,caption'], '--jobs': ['0', '-1', 'x', '1.5', '']}.items():
            for value in values:
                with self.subTest(f'{option} {value}'):
                    self.assert_usage_error(option, value, '-', names=option)

    def test_unknown_options(self):
        self.assert_usage_error('--nada', names='--nada')
        self.assert_usage_error('-x', names='-x')

    def test_nothing_is_done_where_an_option_is_wrong(self):
        path = self.file('a.txt', NOTE)
        self.assert_usage_error(path, '--country', 'ZZ', names='--country')

    def test_tokens_go_with_conll_alone(self):
        self.assert_usage_error('--input', 'conll', '--format', 'json', '-', names='--format')


class Options(ProgramTest):
    def test_help_and_version(self):
        done = run('--help')
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        for word in ('Examples', '--published', '--country', '--input', '--format', '--offsets', '--only', '--also', '--zones', '--jobs'):
            self.assertIn(word, done.stdout.decode())
        done = run('--version')
        self.assertRegex(done.stdout.decode(), r'^gaceta \d+\.\d+\.\d+\n$')

    def test_only_leaves_the_other_lists_empty(self):
        kinds = ['money', 'dates', 'people', 'organizations', 'places']
        full = self.document('--country', 'ES', stdin=RICH)
        for kind in kinds:
            document = self.document('--country', 'ES', '--only', kind, stdin=RICH)
            self.assertEqual({k for k in kinds if document[k]}, {kind} if full[kind] else set())
        document = self.document('--only', 'money,dates', stdin=RICH)
        self.assertEqual([bool(document[k]) for k in kinds], [True, True, False, False, False])

    def test_also_adds_keys_of_their_own(self):
        self.assertNotIn('ages', self.document(stdin=RICH))
        kinds = ['durations', 'sets', 'times', 'ages', 'percentages']
        document = self.document('--also', ','.join(kinds), stdin=RICH)
        self.assertEqual([k for k in kinds if document[k]], kinds)
        document = self.document('--only', 'money', '--also', 'ages', stdin=RICH)
        self.assertEqual((bool(document['ages']), 'times' in document, document['dates']), (True, False, []))

    def test_zones_decide_what_entries_are_made_from(self):
        usual = self.document(stdin=RICH)
        self.assertIn('credit', {name['zone'] for name in usual['outside']})
        self.assertNotIn('Ana Pérez', [p['name'] for p in usual['people']])
        credit = self.document('--zones', 'credit', stdin=RICH)
        self.assertEqual({m['zone'] for p in credit['people'] for m in p['mentions']}, {'credit'})

    def test_options_may_come_after_files(self):
        path = self.file('a.txt', NOTE)
        self.assertEqual(self.document(path, '--country', 'MX')['country'], 'MX')

    def test_a_list_takes_one_argument(self):
        path = self.file('a.txt', NOTE)
        self.assertEqual(len(self.documents('--only', 'money', path)), 1)

    def test_one_article_starts_fast(self):
        path = self.file('a.txt', NOTE)
        times = []
        for _ in range(5):
            before = os.times()
            run('--format', 'ndjson', path)
            after = os.times()
            times.append(after.children_user + after.children_system - before.children_user - before.children_system)
        # Of processor time; the figure that counts is in bench/. A sanitizer takes its own share.
        self.assertLess(min(times), 5 if SANITIZED else 0.5)


class Terminal(ProgramTest):
    def test_text_is_for_terminals_and_ndjson_for_programs(self):
        path = self.file('a.txt', NOTE)
        self.assertIn('Money', run_on_terminal(path))
        self.assertTrue(run(path).stdout.startswith(b'{"gaceta":1'))

    def test_colours_are_for_terminals_that_want_them(self):
        path = self.file('a.txt', NOTE)
        self.assertIn('\x1b[', run_on_terminal(path))
        for env in ({'NO_COLOR': '1'}, {'TERM': 'dumb'}):
            self.assertNotIn('\x1b[', run_on_terminal(path, env=env))
        self.assertIn('\x1b[', run_on_terminal(path, env={'NO_COLOR': ''}))
        self.assertNotIn(b'\x1b[', run('--format', 'text', path).stdout)

    def test_long_work_shows_progress_on_a_terminal_and_nowhere_else(self):
        lines = json.dumps({'text': NOTE * 200}) + '\n'
        parent, child = pty.openpty()
        with subprocess.Popen([PROGRAM, '--input', 'ndjson', '--only', 'money', '-'], stdin=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, stderr=child) as process:
            os.close(child)
            end = time.monotonic() + 60
            while time.monotonic() < end and not select.select([parent], [], [], 0.01)[0]:
                process.stdin.write(lines.encode())
                process.stdin.flush()
            process.stdin.close()
            process.wait(60)
        shown = shown_on(parent)
        self.assertRegex(shown, r'\d+ articles, \d+\.\d MB')
        self.assertTrue(shown.endswith('\r\x1b[K'), 'the line is taken away at the end')
        self.assertEqual(run('--input', 'ndjson', '-', stdin=lines * 5).stderr, b'')

    def test_without_input_on_a_terminal_the_mistake_is_told(self):
        parent, child = pty.openpty()
        done = subprocess.run([PROGRAM], stdin=child, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=limit(60))
        os.close(parent), os.close(child)
        self.assertEqual((done.returncode, done.stdout), (2, b''))
        self.assertIn(b'FILE', done.stderr)


if __name__ == '__main__':
    unittest.main()
