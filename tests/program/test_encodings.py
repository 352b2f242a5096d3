"""Files in other encodings than UTF-8, and files that are broken."""
import os
import random
import unittest

from support import NOTE, ProgramTest, mentions

SPANISH = 'La inversión en México creció 38,000 millones de dólares este año, según el ministro de Economía, José Núñez.\n'


class Encodings(ProgramTest):
    def read(self, content, *args, name='nota.txt'):
        return self.document('--country', 'MX', *args, self.file(name, content))

    def expect(self, document, encoding, text=SPANISH):
        """The mentions are those of the same text in UTF-8, and so are their places."""
        self.assertEqual(document['encoding'], encoding)
        self.assertEqual(bool(document['notes']), encoding != 'UTF-8', document['notes'])
        self.assertEqual(list(mentions(document)), list(mentions(self.read(text.encode(), name='utf8.txt'))))

    def test_utf8_is_left_alone(self):
        self.expect(self.read(SPANISH.encode()), 'UTF-8')

    def test_latin_1_is_read_as_windows_1252(self):
        self.expect(self.read(SPANISH.encode('latin-1')), 'windows-1252')

    def test_windows_1252_with_its_quotes_and_euros(self):
        text = SPANISH + '“Costará 30 € —dijo Núñez—…”\n'
        self.expect(self.read(text.encode('cp1252')), 'windows-1252', text)

    def test_short_and_all_caps_texts_in_latin_1(self):
        for text in ('Inversión', 'El año', 'España gana', 'PETRÓLEO: LA PRODUCCIÓN CAYÓ', '¿Qué pasó?'):
            with self.subTest(text):
                self.assertEqual(self.read(text.encode('latin-1'))['encoding'], 'windows-1252')

    def test_latin_1_whose_first_accent_comes_late(self):
        text = 'palabras sin tilde ' * 5000 + SPANISH
        self.expect(self.read(text.encode('latin-1')), 'windows-1252', text)

    def test_a_mark_decides(self):
        for codec, name in (('utf-16', None), ('utf-32', None), ('utf-8-sig', 'UTF-8')):
            with self.subTest(codec):
                document = self.read(SPANISH.encode(codec))
                self.assertIn(document['encoding'], [name] if name else ['UTF-16LE', 'UTF-16BE', 'UTF-32LE', 'UTF-32BE'])
                self.assertEqual([m['text'] for m in mentions(document)],
                                 [m['text'] for m in mentions(self.read(SPANISH.encode(), name='utf8.txt'))])

    def test_a_mark_decides_even_where_bytes_are_broken(self):
        self.assertEqual(self.read(b'\xef\xbb\xbfA\xf1o de Espa\xf1a y de inversi\xf3n')['encoding'], 'UTF-8')

    def test_utf16_without_a_mark_shows_by_its_nuls(self):
        self.expect(self.read(SPANISH.encode('utf-16-le')), 'UTF-16LE')
        self.expect(self.read(SPANISH.encode('utf-16-be')), 'UTF-16BE')

    def test_nuls_alone_make_no_utf16(self):
        for content in (b'\0' * 1000, b'a\0b' * 300, b'a\0bcdefg' * 100, b'\0'):
            self.assertEqual(self.read(content)['encoding'], 'UTF-8', content[:9])

    def test_a_few_broken_bytes_leave_utf8_as_it_is(self):
        broken = SPANISH.encode().replace(b'este', b'\xff este \xc3')
        document = self.read(broken)
        self.assertEqual(document['encoding'], 'UTF-8')
        self.assertIn('2 parts', document['notes'][0])
        for mention in mentions(document):
            self.assertEqual(broken[mention['start']:mention['end']].decode(errors='replace'), mention['text'])

    def test_one_stray_byte_in_plain_text_is_no_other_encoding(self):
        for byte in (b'\xff', b'\xfe', b'\x81', b'\xf5'):
            self.assertEqual(self.read(b'Texto simple sin acentos y un byte ' + byte + b' roto')['encoding'], 'UTF-8', byte)

    def test_a_file_cut_within_a_character(self):
        document = self.read((SPANISH + 'a ñ').encode()[:-1])
        self.assertEqual((document['encoding'], len(document['notes'])), ('UTF-8', 1))

    def test_random_bytes_are_read_as_what_they_are(self):
        random.seed(7)
        for size in (1, 2, 3, 50, 5000):
            for _ in range(5):
                self.read(random.randbytes(size))

    def test_other_scripts_where_the_detector_is_sure(self):
        text = 'Это новость о выборах в России, которая была опубликована сегодня утром в газете.'
        self.assertEqual(self.read(text.encode('cp1251'))['encoding'], 'windows-1251')

    def test_pages_say_what_they_are_in(self):
        page = '<html><head><meta charset="iso-8859-15"></head><body><article><p>%s Cuesta 30 €.</p></article>' % SPANISH
        if os.environ.get('GACETA_HTML') == '1':
            document = self.read(page.encode('iso-8859-15'), name='a.html')
            self.assertEqual(document['encoding'], 'ISO-8859-15')
            self.assertIn('30 €', document['text'])

    def test_a_page_that_says_latin_1_and_is_utf8(self):
        page = '<html><head><meta charset="iso-8859-1"></head><body><article><p>%s</p></article>' % SPANISH
        if os.environ.get('GACETA_HTML') == '1':
            document = self.read(page.encode(), name='a.html')
            self.assertEqual((document['encoding'], SPANISH.strip() in document['text']), ('UTF-8', True))

    def test_empty_files_and_blanks(self):
        for content in (b'', b' ', b'\n\n\t ', b'\xef\xbb\xbf', b'\xff\xfe'):
            document = self.read(content)
            self.assertEqual(list(mentions(document)), [])


if __name__ == '__main__':
    unittest.main()
