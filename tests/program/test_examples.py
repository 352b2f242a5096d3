"""The short programs of examples/ do what they say."""
import os
import pathlib
import subprocess
import unittest

from support import ARTICLES, ProgramTest, limit

EXAMPLES = pathlib.Path(os.environ['GACETA_EXAMPLES'])


class Examples(ProgramTest):
    def run_example(self, name, *args, stdin=''):
        done = subprocess.run([EXAMPLES / name, *args], input=stdin.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=limit(120))
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        return done.stdout.decode().split('\n')

    def test_one_article(self):
        lines = self.run_example('one_article', ARTICLES / 'mx-nearshoring.txt', 'MX')
        self.assertIn('money: 1,250 millones de dólares = 1250000000 USD', lines)
        self.assertTrue(any(line.startswith('person: ') for line in lines))

    def test_folder_in_parallel(self):
        lines = self.run_example('folder_in_parallel', ARTICLES)
        self.assertEqual(len(lines) - 1, len(list(ARTICLES.iterdir())))
        self.assertRegex('\n'.join(lines), r'mx-nearshoring\.txt: [1-9]\d* sums, [1-9]\d* people')

    def test_money_only(self):
        self.assertEqual(self.run_example('money_only', stdin='Pagó 1,5 millones de euros, 20 dólares y luego 30,25 euros.'),
                         ['1.500.030,25 EUR', ''])

    def test_watch_list(self):
        companies = self.file('empresas', 'Amazon Web Services|AWS|la nube de Amazon\n\nBanco Santander|Santander|el banco cántabro\n')
        note = self.file('a.txt', 'Ayer la nube de Amazon ganó 30 millones de dólares. AWS creció. Según Reuters, Santander perdió 5 euros.\n')
        other = self.file('b.txt', 'El banco cántabro y Reuters callan. Bimbo pagó 3 pesos.\n')
        self.assertEqual(self.run_example('watch_list', companies, note, other),
                         [f'{note}: Amazon Web Services ×2', '  with 30 millones de dólares',
                          f'{note}: Banco Santander ×1', '  with 5 euros', f'{other}: Banco Santander ×1', ''])

    def test_own_structs(self):
        note = self.file('a.txt', 'Pagó 12.50 pesos y 38,000 millones de dólares.\n')
        self.assertEqual(self.run_example('own_structs', note),
                         ['12.50 pesos\t1250\tMXN', '38,000 millones de dólares\t3800000000000\tUSD', ''])

    def test_what_can_not_be_read_is_told(self):
        missing = self.folder / 'falta'
        for name, args, status in (('one_article', [missing], 1), ('own_structs', [missing], 1), ('folder_in_parallel', [missing], 1),
                                   ('watch_list', [self.file('a', ''), missing], 1), ('watch_list', [missing, missing], 2),
                                   ('one_article', [], 2), ('folder_in_parallel', [], 2), ('own_structs', [], 2)):
            done = subprocess.run([EXAMPLES / name, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=limit(60))
            self.assertEqual((done.returncode, done.stdout), (status, b''), (name, args))
            self.assertIn(b'falta' if status == 1 else b'usage: ', done.stderr)


if __name__ == '__main__':
    unittest.main()
