"""CSV, TimeML, brat and pages, as other programs read them."""
import csv
import io
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as xml
from html.parser import HTMLParser

from support import ARTICLES, NOTE, SOURCE, ProgramTest, run


class Formats(ProgramTest):
    def output(self, *args, stdin=b'', status=0):
        done = run(*args, stdin=stdin)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode()

    def test_csv_has_one_header_and_a_row_for_every_mention_of_all_articles(self):
        text = self.output('--format', 'csv', ARTICLES)
        rows = list(csv.DictReader(io.StringIO(text, newline=''), strict=True))
        documents = self.documents(ARTICLES)
        expected = sum(len(d['money']) + len(d['dates']) + len(d['outside']) +
                       sum(len(e['mentions']) for kind in ('people', 'organizations', 'places') for e in d[kind])
                       for d in documents)
        self.assertEqual(len(rows), expected)
        self.assertEqual({None in row for row in rows}, {False}, 'no row is longer than the header')

    def test_csv_holds_quotes_and_line_ends(self):
        path = self.file('a "b", c.txt', 'Pagó 3\nmillones de euros a "Banco, Mayor".')
        rows = list(csv.DictReader(io.StringIO(self.output('--format', 'csv', '--country', 'ES', path), newline='')))
        self.assertIn('a "b", c', rows[0]['document'])

    def test_timeml_is_xml_whose_text_is_the_article(self):
        path = self.file('a.txt', 'Llueve & <truena>.\n' + NOTE)
        root = xml.fromstring(self.output('--format', 'timeml', path))
        self.assertEqual(''.join(root.find('TEXT').itertext()), path.read_text())
        self.assertEqual([t.get('value') for t in root.find('TEXT').iter('TIMEX3')], ['2025-11-03'])

    @unittest.skipUnless(shutil.which('xmllint'), 'xmllint is not installed')
    def test_timeml_is_valid_by_its_document_type(self):
        rich = self.file('rico.txt', 'LIMA, 3 nov. (EFE) - Durante tres años, cada lunes a las 10:30, hasta finales de 2024. Desde ayer, '
                                     'y antes de mayo, no. Fue el pasado siglo; hacia los años noventa; a mediados de 2023; el invierno.')
        self.output('--format', 'timeml', '--also', 'durations,sets,times', '--output', self.folder / 'out', ARTICLES, rich)
        files = sorted((self.folder / 'out').glob('*.tml'))
        self.assertEqual(len(files), len(list(ARTICLES.iterdir())) + 1)
        done = subprocess.run(['xmllint', '--noout', '--dtdvalid', SOURCE / 'tests/program/timeml.dtd', *files], stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ''))

    def test_brat_offsets_count_code_points_of_its_text_file(self):
        path = self.file('nota.txt', 'Añádase: ' + NOTE)
        self.output('--format', 'brat', '--output', self.folder / 'out', path)
        files = sorted(p.name for p in (self.folder / 'out').iterdir())
        self.assertEqual(len(files), 3)
        self.assertIn('annotation.conf', files)
        annotation = next((self.folder / 'out').glob('*.ann'))
        text = annotation.with_suffix('.txt').read_text(encoding='utf-8')
        spans = [line.split('\t') for line in annotation.read_text(encoding='utf-8').splitlines() if line[0] == 'T']
        self.assertTrue(spans)
        for _, place, words in spans:
            _, start, end = place.split(' ')
            self.assertEqual(text[int(start):int(end)], words)

    def test_a_folder_gives_a_page_for_each_article_and_an_index_that_leads_to_them(self):
        out = self.folder / 'pages'
        self.output('--format', 'html', '--output', out, ARTICLES)
        links = []

        class Links(HTMLParser):
            def handle_starttag(self, tag, attributes):
                if tag == 'a':
                    links.append(dict(attributes)['href'])

        Links().feed((out / 'index.html').read_text(encoding='utf-8'))
        self.assertEqual(sorted(links), sorted(p.name for p in out.iterdir() if p.name != 'index.html'))
        self.assertEqual(len(links), len(self.documents(ARTICLES)))

    def test_ids_lead_nowhere_else_and_none_is_overwritten(self):
        lines = '\n'.join('{"id":"%s","text":"Pagó 3 euros."}' % i for i in ('../../a', 'a', 'A', '', 'index', '/etc/x'))
        out = self.folder / 'pages'
        self.output('--format', 'html', '--input', 'ndjson', '--output', out, '-', stdin=lines)
        self.assertEqual(len(list(out.iterdir())), 7)
        self.assertEqual([p.name for p in self.folder.iterdir()], ['pages'])

    def test_one_page_goes_to_standard_output_and_a_second_is_refused(self):
        path = self.file('a.txt', NOTE)
        self.assertIn('<!DOCTYPE html>', self.output('--format', 'html', path))
        done = run('--format', 'html', path, path)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'--output', done.stderr)

    def test_output_goes_with_formats_of_files_only(self):
        done = run('--format', 'json', '--output', self.folder / 'x', self.file('a.txt', NOTE))
        self.assertEqual(done.returncode, 2)

    def test_a_folder_that_can_not_be_made_is_told(self):
        path = self.file('a.txt', NOTE)
        done = run('--format', 'html', '--output', path / 'x', path)
        self.assertEqual(done.returncode, 1)
        self.assertIn(str(path).encode(), done.stderr)


if __name__ == '__main__':
    unittest.main()
