"""The manual page and bash's completion know the options that the program has, and their values, and no others."""
import os
import pty
import re
import select
import shutil
import subprocess
import time
import unittest

from support import NOTE, PROGRAM, SOURCE, ProgramTest, limit, run

MANUAL = SOURCE / 'examples' / 'gaceta' / 'gaceta.1'
COMPLETION = SOURCE / 'examples' / 'gaceta' / 'gaceta.bash'
OF_ONE_VALUE = ('--input', '--format', '--offsets')
OF_A_LIST = ('--only', '--also', '--zones')


def options_of_help():
    """Options as --help prints them: `-o,--output`."""
    text = run('--help').stdout.decode()
    return {option for line in re.findall(r'^  (-\S+)', text, re.M) for option in line.split(',')}


def values_of(option):
    """The values that an option takes, as its complaint about another lists them."""
    message = run(option, 'x?', '-').stderr.decode().split('\n')[0]
    return re.search(r'is not one of (.*)', message)[1].split(', ')


class Manual(unittest.TestCase):
    def test_the_page_has_the_options_of_help_and_no_others(self):
        page = set()
        for line in re.findall(r'^\.It (Fl .*)', MANUAL.read_text(encoding='utf-8'), re.M):
            page |= {f'-{name}' for name in re.findall(r'Fl (\S+)', line)}
        self.assertEqual(page, options_of_help())

    def test_the_page_has_every_value(self):
        entries = re.split(r'^\.It Fl -', MANUAL.read_text(encoding='utf-8'), flags=re.M)
        text = {'--' + entry.split()[0]: entry for entry in entries} | {
            '--format': next(entry for entry in entries if entry.startswith('format'))}
        for option in OF_ONE_VALUE + OF_A_LIST:
            words = set(re.findall(r'[\w0-9]+', ' '.join(re.findall(r'^\.(?:It )?Cm (.*)', text[option], re.M))))
            self.assertLessEqual(set(values_of(option)), words, option)

    @unittest.skipUnless(shutil.which('mandoc'), 'mandoc is not installed')
    def test_mandoc_has_no_complaint(self):
        done = subprocess.run(['mandoc', '-Tlint', '-Wstyle', MANUAL], stdout=subprocess.PIPE, text=True)
        complaints = [line for line in done.stdout.splitlines() if 'outdated mandoc.db' not in line]
        self.assertEqual(complaints, [])


class Completion(ProgramTest):
    def complete(self, *words):
        """What completion offers for the last word, as bash has cut the line."""
        script = f'source {COMPLETION}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gaceta; printf "%s\\n" "${{COMPREPLY[@]}}"'
        done = subprocess.run(['bash', '--norc', '-c', script, 'bash', 'gaceta', *words], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, cwd=self.folder, timeout=limit(60))
        self.assertEqual(done.stderr, '')
        return done.stdout.split('\n')[:-1] if done.stdout != '\n' else []

    def test_options_are_those_of_help(self):
        self.assertEqual(set(self.complete('--')), {o for o in options_of_help() if o.startswith('--')})
        self.assertEqual(self.complete('--pub'), ['--published'])

    def test_values_are_those_that_the_program_takes(self):
        for option in OF_ONE_VALUE:
            with self.subTest(option):
                self.assertEqual(self.complete(option, ''), values_of(option))
                self.assertEqual(self.complete(option, '=', ''), values_of(option))
                self.assertEqual(self.complete(option, '='), values_of(option))
        self.assertEqual(self.complete('--format', 'j'), ['json'])

    def test_lists_are_completed_part_by_part(self):
        for option in OF_A_LIST:
            with self.subTest(option):
                values = values_of(option)
                self.assertEqual(self.complete(option, ''), values)
                self.assertEqual(self.complete(option, f'{values[1]},'), [f'{values[1]},{v}' for v in values if v != values[1]])
                self.assertEqual(self.complete(option, f'{values[0]},{values[2][:3]}'), [f'{values[0]},{values[2]}'])

    def test_countries_are_countries(self):
        countries = self.complete('--country', '')
        self.assertGreater(len(countries), 20)
        for country in countries:
            self.assertEqual(run('--country', country, '-').returncode, 0, country)
        self.assertEqual(self.complete('--country', 'm'), ['MX'])

    def test_files_and_folders(self):
        self.file('nota uno.txt', '')
        (self.folder / 'notas').mkdir()
        self.assertEqual(sorted(self.complete('no')), ['nota uno.txt', 'notas'])
        self.assertEqual(self.complete('--output', 'no'), ['notas'])
        self.assertEqual(self.complete('--published', ''), [])

    def test_the_tab_key_of_a_bash(self):
        self.file('nota.txt', NOTE)
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execvpe('bash', ['bash', '--norc', '--noprofile', '-i'],
                       {**os.environ, 'PS1': '', 'TERM': 'dumb', 'PATH': f'{os.path.dirname(PROGRAM)}:{os.environ["PATH"]}'})
        shown, end = '', time.monotonic() + 60
        try:
            os.write(terminal, f'source {COMPLETION}\ngaceta --form\tnd\t--on\tmon\t --coun\tMX not\t\nexit\n'.encode())
            while time.monotonic() < end and '"money"' not in shown:
                if select.select([terminal], [], [], 1)[0]:
                    shown += os.read(terminal, 65536).decode(errors='replace')
        finally:
            os.close(terminal)
            os.waitpid(pid, 0)
        self.assertRegex(shown, r'(?m)^\{"gaceta":1,.*"id":"nota".*"country":"MX"')


if __name__ == '__main__':
    unittest.main()
