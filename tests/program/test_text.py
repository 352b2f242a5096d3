"""The report for people."""
import unittest

from support import NOTE, ProgramTest, run


class Text(ProgramTest):
    def text(self, content, *args, name='nota.txt'):
        done = run('--format', 'text', *args, self.file(name, content), cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        return done.stdout.decode()

    def test_amounts_are_written_as_the_country_writes_them(self):
        note = 'Pagó más de 1.250 millones de euros y entre 10 y 20 millones de dólares.'
        self.assertIn('más de 1.250.000.000 EUR', self.text(note, '--country', 'ES'))
        self.assertIn('10.000.000–20.000.000 USD', self.text(note, '--country', 'ES'))
        self.assertIn('1,250,000,000 EUR', self.text(note, '--country', 'MX'))

    def test_days_are_written_in_words_beside_what_the_text_says(self):
        report = self.text('Ayer se firmó; antes de 2027 estará listo.', '--published', '2025-11-03', '--country', 'MX')
        self.assertIn('lunes, 3 de noviembre de 2025 (option)', report)
        self.assertRegex(report, r'domingo, 2 de noviembre de 2025 +«Ayer»')
        self.assertRegex(report, r'antes de 2027 +«2027»')

    def test_roles_stand_beside_names(self):
        self.assertRegex(self.text(NOTE), r'Sam Altman +CEO.*OpenAI')

    def test_columns_are_aligned(self):
        lines = self.text('Pagó 5 euros, luego 38.000 millones de euros y 7 euros más.', '--country', 'ES').splitlines()
        columns = {line.index('«') for line in lines if '«' in line}
        self.assertEqual(len(columns), 1, lines)

    def test_nothing_in_the_text_steers_the_terminal(self):
        for report in (self.text('\x1b]0;x\x07 Pagó 5 \x1b[31meuros\x9b31m a \u202eSam Altman\x1b[0m\n'),
                       self.text(NOTE, name='a\x1b[31m.txt')):
            self.assertFalse([c for c in report if c != '\n' and (c < ' ' or '\x7f' <= c < '\xa0' or c == '\u202e')], repr(report))

    def test_an_article_without_anything(self):
        self.assertIn('nothing found', self.text('esto no dice nada.'))
        self.assertIn('nothing found', self.text(''))

    def test_notes_are_told(self):
        self.assertIn('note: converted from windows-1252', self.text('La inversión en España creció'.encode('latin-1')))

    def test_several_articles_stand_apart(self):
        for name in ('a.txt', 'b.txt'):
            self.file(name, NOTE)
        report = run('--format', 'text', 'a.txt', 'b.txt', cwd=self.folder).stdout.decode()
        self.assertRegex(report, r'(?s)^a\n.*\n\n\nb\n')

    def test_error_lines_of_ndjson(self):
        done = run('--format', 'text', '--input', 'ndjson', '-', stdin='{"id":"x"}\n')
        self.assertIn('error: no string `text`', done.stdout.decode())


if __name__ == '__main__':
    unittest.main()
