"""CoNLL: columns of tokens in, and tokens with tags out."""
import subprocess
import time
import unittest

from support import NOTE, PROGRAM, ProgramTest, run

TAGS = {'O', *(f'{head}-{kind}' for head in 'BI' for kind in ('PER', 'ORG', 'LOC', 'MISC'))}
SENTENCES = 'Habla\nSam\nAltman\n,\nde\nOpenAI\n.\n\nEn\nMadrid\n.\n'


class Conll(ProgramTest):
    def tag(self, tokens, *args, status=0):
        done = run('--input', 'conll', '--format', 'conll', *args, '-', stdin=tokens)
        self.assertEqual((done.returncode, done.stderr), (status, b''))
        return done.stdout.decode()

    def columns(self, text):
        """Lines as [token, tag], and None for empty ones."""
        rows = [line.split('\t') if line else None for line in text.split('\n')[:-1]]
        for row in rows:
            if row:
                self.assertEqual(len(row), 2, row)
                self.assertIn(row[1], TAGS)
        return rows

    def test_every_token_comes_back_in_its_line(self):
        rows = self.columns(self.tag(SENTENCES))
        self.assertEqual([row and row[0] for row in rows], [t or None for t in SENTENCES.split('\n')[:-1]])
        self.assertEqual([row[1] for row in rows if row and row[0] in ('Sam', 'Altman', 'Madrid', '.')],
                         ['B-PER', 'I-PER', 'O', 'B-LOC', 'O'])

    def test_further_columns_are_ignored(self):
        plain, spaces, tabs = (self.tag(SENTENCES.replace('\n', end).replace('\n' + end.strip('\n') + '\n', '\n\n'))
                               for end in ('\n', ' NP x O\n', '\tNP\tB-ORG\n'))
        self.assertEqual(plain, spaces.replace('NP\n', ''), 'columns behind a blank')
        self.assertEqual(plain, tabs)

    def test_tokens_are_not_split_or_joined(self):
        tokens = ['EE.UU.', '38,000', '...', '«', '—', 'a_b', '#', '-', "d'Hondt", '€', '\u00a0x', 'ñ́']
        self.assertEqual([row[0] for row in self.columns(self.tag('\n'.join(tokens) + '\n'))], tokens)

    def test_document_marks_stay_and_are_no_names(self):
        rows = self.columns(self.tag('-DOCSTART- -X- O O\n\nMadrid O\n\n-DOCSTART- -X- O O\n\nOpenAI O\n'))
        self.assertEqual([row and row[0] for row in rows], ['-DOCSTART-', None, 'Madrid', None, '-DOCSTART-', None, 'OpenAI'])
        self.assertEqual([row[1] for row in rows if row and row[0] == '-DOCSTART-'], ['O', 'O'])

    def test_blank_lines_windows_line_ends_and_no_last_line_end(self):
        rows = self.columns(self.tag('\n\nMadrid\r\n\r\n  \nOpenAI'))
        self.assertEqual([row and row[0] for row in rows], [None, None, 'Madrid', None, None, 'OpenAI'])
        self.assertEqual(self.tag(''), '')

    def test_threads_and_the_pace_of_the_input_change_nothing(self):
        many = (SENTENCES + '\n' + 'Altman\nllegó\na\nMadrid\n.\n\n') * 4000
        one = self.tag(many, '--jobs', 1)
        self.assertEqual([line.split('\t')[0] for line in one.split('\n')], many.split('\n'))
        self.assertEqual(one, self.tag(many, '--jobs', 4))
        with subprocess.Popen([PROGRAM, '--input', 'conll', '-'], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for at in range(0, len(many), len(many) // 20):
                process.stdin.write(many[at:at + len(many) // 20].encode())
                process.stdin.flush()
                time.sleep(0.02)
            slow, _ = process.communicate()
        self.assertEqual(one, slow.decode())

    def test_a_file_larger_than_a_part(self):
        line = 'palabra\n' * 9 + '\n'
        many = line * (18 * 1024 * 1024 // len(line))
        self.assertEqual(self.tag(many), many.replace('palabra', 'palabra\tO'))

    def test_a_large_file_of_one_sentence(self):
        many = 'palabra\n' * (18 * 1024 * 1024 // 8)
        self.assertEqual(self.tag(many), many.replace('palabra', 'palabra\tO'))

    def test_a_sentence_without_end(self):
        tokens = 'Madrid\n' * 300000
        self.assertEqual(len(self.columns(self.tag(tokens))), 300000)

    def test_latin_1_is_converted_and_that_is_told(self):
        done = run('--input', 'conll', '-', stdin='España NP\nganó V\n'.encode('latin-1'))
        self.assertEqual([line.split('\t')[0] for line in done.stdout.decode().split('\n')], ['España', 'ganó', ''])
        self.assertIn('windows-1252', done.stderr.decode())

    def test_files_are_known_by_ending_and_content(self):
        self.assertEqual(run(self.file('a.conll', SENTENCES)).stdout.decode(), self.tag(SENTENCES))
        tagged = SENTENCES.replace('\n', ' O\n').replace('\n O\n', '\n\n')
        self.assertEqual(run(self.file('datos', tagged)).stdout.decode(), self.tag(SENTENCES))

    def test_tokens_in_a_folder_of_articles_are_named_as_failures(self):
        self.file('a.txt', NOTE)
        self.file('b.conll', SENTENCES)
        done = run('--format', 'ndjson', self.folder)
        self.assertEqual((done.returncode, done.stdout.count(b'\n')), (1, 1))
        self.assertIn('b.conll', done.stderr.decode())

    def test_an_article_gives_the_tokens_of_the_library(self):
        rows = self.columns(run('--format', 'conll', '-', stdin=NOTE + '\nLa empresa OpenAI Inc. ganó.\n\nEE. UU. ganó 38\u00a0000 euros.').stdout.decode())
        tokens = [row[0] for row in rows if row]
        self.assertIn('38,000', tokens)
        self.assertEqual([row for row in rows if row and row[0] in ('Sam', 'Altman')], [['Sam', 'B-PER'], ['Altman', 'I-PER']])
        self.assertIn('B-ORG', [row[1] for row in rows if row and row[0] == 'OpenAI'])
        self.assertFalse([t for t in tokens if len(t.split()) != 1], 'blanks inside a token are left out')

    def test_articles_are_kept_apart(self):
        text = run('--input', 'ndjson', '--format', 'conll', '-', stdin='{"text":"Uno."}\n{"text":"Dos."}\n').stdout.decode()
        self.assertEqual(text, 'Uno\tO\n.\tO\n\n-DOCSTART-\tO\n\nDos\tO\n.\tO\n\n')


if __name__ == '__main__':
    unittest.main()
