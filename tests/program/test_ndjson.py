"""NDJSON in, NDJSON out."""
import json
import os
import subprocess
import unittest

from support import NOTE, PROGRAM, SANITIZED, ProgramTest, mentions, run


def line(**fields):
    return json.dumps(fields, ensure_ascii=False) + '\n'


class Ndjson(ProgramTest):
    def answers(self, text, *args, **options):
        return self.documents('--input', 'ndjson', *args, '-', stdin=text, **options)

    def test_fields_are_taken_and_keys_are_always_present(self):
        document, = self.answers(line(id='a', text=NOTE, published='2025-11-03', country='MX', url='https://x.example/a'))
        self.assertEqual((document['gaceta'], document['id']), (1, 'a'))
        self.assertEqual((document['published'], document['published_from']), ('2025-11-03', 'field'))
        self.assertEqual((document['country'], document['country_from']), ('MX', 'field'))
        self.assertEqual((document['encoding'], document['notes']), ('UTF-8', []))
        self.assertNotIn('text', document)

    def test_a_title_goes_before_the_text_and_the_output_carries_both(self):
        document, = self.answers(line(title='Título', text=NOTE), '--offsets', 'codepoint')
        self.assertEqual(document['text'], 'Título\n\n' + NOTE)
        for mention in mentions(document):
            self.assertEqual(document['text'][mention['start']:mention['end']], mention['text'])

    def test_offsets_count_what_they_are_asked_to(self):
        text = '😀 ñ — ' + NOTE
        units = {'byte': lambda s: len(s.encode()), 'codepoint': len, 'utf16': lambda s: len(s.encode('utf-16-le')) // 2}
        for unit, size in units.items():
            document, = self.answers(line(text=text), '--offsets', unit)
            found = list(mentions(document))
            self.assertTrue(found)
            for mention in found:
                at = text.index(mention['text'])
                starts = [size(text[:i]) for i in range(len(text)) if text.startswith(mention['text'], i)]
                self.assertIn(mention['start'], starts, (unit, mention, at))
                self.assertEqual(mention['end'] - mention['start'], size(mention['text']))

    def test_every_line_gets_its_answer_in_order_errors_too(self):
        lines = [line(id='1', text='a'), 'nada\n', line(id='x'), line(id='n', text=5), '[1]\n', '"text"\n', '{"id":"cut","te\n',
                 line(id='2', text='')]
        answers = self.answers(''.join(lines))
        self.assertEqual([a['id'] for a in answers], ['1', None, 'x', 'n', None, None, 'cut', '2'])
        self.assertEqual(['error' in a for a in answers], [False, True, True, True, True, True, True, False])

    def test_blank_lines_and_a_missing_last_line_end_are_no_lines(self):
        answers = self.answers(line(id='1', text='a') + '\n  \r\n' + line(id='2', text='b').strip())
        self.assertEqual([a['id'] for a in answers], ['1', '2'])

    def test_an_input_that_ends_in_the_middle_of_a_line_is_told(self):
        whole = line(id='1', text=NOTE) + line(id='2', text='b')
        last = line(id='3', text='ñandú').encode()
        path = self.folder / 'lines.ndjson'
        for jobs in (1, 3):
            for cut in range(1, len(last) - 1, 5):
                path.write_bytes(whole.encode() + last[:cut])
                done = run('--input', 'ndjson', '--jobs', jobs, '--only', 'money', path)
                answers = [json.loads(answer) for answer in done.stdout.splitlines()]
                self.assertEqual([('error' in a) for a in answers], [False, False, True], (cut, done.stdout))
                self.assertEqual(done.returncode, 1)
                self.assertRegex(done.stderr.decode(), r'^gaceta: \S*lines\.ndjson: ends in the middle of a line\n$')
            # Of the last line only its end is missing.
            path.write_bytes(whole.encode() + last[:-1])
            self.assertEqual([d['id'] for d in self.documents('--jobs', jobs, path)], ['1', '2', '3'])

    def test_line_ends_of_windows(self):
        self.assertEqual([a['id'] for a in self.answers('{"id":"1","text":"a"}\r\n{"id":"2","text":"b"}\r\n')], ['1', '2'])

    def test_ids_that_are_numbers_stay_numbers(self):
        answers = self.answers('{"id":17,"text":"a"}\n{"id":12345678901234567,"text":"b"}\n{"id":-1.50}\n{"id":null,"text":"c"}\n')
        self.assertEqual([a['id'] for a in answers], [17, 12345678901234567, -1.5, None])

    def test_what_can_not_be_used_is_noted_and_nothing_else_is_lost(self):
        document, = self.answers(line(text='Hola', published='2025-02-30', country='ZZ', title=3, url=[], id={'a': 1}))
        self.assertEqual((document['published'], document['country'], document['id']), (None, None, None))
        self.assertEqual(len(document['notes']), 5, document['notes'])
        for word in ('2025-02-30', 'ZZ', 'title', 'url', 'id'):
            self.assertTrue(any(word in note for note in document['notes']), word)

    def test_nulls_and_empty_strings_count_as_not_given(self):
        document, = self.answers(line(text='Hola', published=None, country='', title='', url=None, id=''))
        self.assertEqual((document['notes'], document['id'], document['published']), ([], None, None))
        self.assertNotIn('text', document)

    def test_publication_dates_in_the_forms_of_feeds(self):
        for given in ('2025-11-03', '2025-11-03T23:48:58-06:00', 'Mon, 03 Nov 2025 10:48:58 GMT'):
            document, = self.answers(line(text='a', published=given))
            self.assertEqual(document['published'], '2025-11-03', given)

    def test_countries_in_small_letters(self):
        document, = self.answers(line(text='a', country='mx'))
        self.assertEqual(document['country'], 'MX')

    def test_options_count_where_the_line_says_nothing(self):
        answers = self.answers(line(text='a') + line(text='b', published='2024-01-01', country='ES'),
                               '--published', '2025-11-03', '--country', 'MX')
        self.assertEqual([(a['published'], a['published_from'], a['country'], a['country_from']) for a in answers],
                         [('2025-11-03', 'option', 'MX', 'option'), ('2024-01-01', 'field', 'ES', 'field')])

    def test_other_keys_are_skipped_however_deep(self):
        deep = '[' * 300000 + ']' * 300000
        nested = '{"a":' * 100000 + '{"text":"no"}' + '}' * 100000
        answers = self.answers('{"x":%s,"id":"1","text":"a","y":%s}\n' % (deep, nested) + line(id='2', text='b'))
        self.assertEqual([a['id'] for a in answers], ['1', '2'])

    def test_unclosed_depth_is_an_error_of_its_line_alone(self):
        answers = self.answers('[' * 1000000 + '\n' + line(id='2', text='b'))
        self.assertEqual([('error' in a, a['id']) for a in answers], [(True, None), (False, '2')])

    def test_escapes_and_nuls(self):
        document, = self.answers('{"title":"a\\u0000b","text":"\\ud83d\\ude00 \\"x\\" \\\\ \\u2028 fin"}\n')
        self.assertEqual(document['text'], 'a\0b\n\n😀 "x" \\ \u2028 fin')

    def test_separators_of_lines_never_cut_a_document(self):
        done = run('--input', 'ndjson', '-', stdin=line(title='a\u2028b\u2029c\u0085d\x0ce', text='x'))
        self.assertEqual(len(done.stdout.decode().splitlines()), 1)

    def test_half_surrogates_become_replacement_characters(self):
        document, = self.answers('{"id":"1","text":"a\\ud83d b\\udc00 c\\\\ud83d"}\n')
        self.assertEqual(document['text'], 'a\ufffd b\ufffd c\\ud83d')
        self.assertTrue(document['notes'])

    def test_broken_bytes_in_a_line_become_replacement_characters(self):
        good, bad = self.answers(line(id='1', text='ñ').encode() + '{"id":"2","text":"ñandú '.encode() + b'\xc3"}\n')
        self.assertEqual((good['notes'], bad['text'], bad['encoding']), ([], 'ñandú \ufffd', 'UTF-8'))
        self.assertTrue(bad['notes'])

    def test_a_line_in_latin_1_is_converted_on_its_own(self):
        text = 'La inversión en México creció un año más, según el ministro de Economía de España.'
        answers = self.answers(line(id='1', text=text).encode('latin-1') + line(id='2', text=text).encode())
        self.assertEqual(answers[0]['text'], text)
        self.assertEqual([a['encoding'] for a in answers], ['windows-1252', 'UTF-8'])

    def test_marks_and_utf16(self):
        body = line(id='1', text='¡Añejo!') + line(id='2', text='b')
        for encoding in ('utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32'):
            self.assertEqual([a['id'] for a in self.answers(body.encode(encoding))], ['1', '2'], encoding)

    def test_threads_keep_the_order_and_the_bytes(self):
        lines = 300 if SANITIZED else 3000
        text = ''.join(line(id=i, text=NOTE * (i % 40)) + ('mal\n' if i % 17 == 0 else '') for i in range(lines))
        one, four = (run('--input', 'ndjson', '--jobs', n, '-', stdin=text).stdout for n in (1, 4))
        self.assertEqual(one, four)
        self.assertEqual(one.count(b'\n'), text.count('\n'))

    def test_an_answer_does_not_wait_for_the_next_line(self):
        for jobs in ('1', '3'):
            with subprocess.Popen([PROGRAM, '--input', 'ndjson', '--jobs', jobs, '-'], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE) as process:
                for i in range(3):
                    process.stdin.write(line(id=i, text=NOTE).encode())
                    process.stdin.flush()
                    self.assertEqual(json.loads(process.stdout.readline())['id'], i)
                process.stdin.close()
                self.assertEqual(process.stdout.read(), b'')

    def test_a_line_longer_than_any_batch(self):
        words = 'palabra ' * 500000
        answers = self.answers(line(id='1', text=words) + line(id='2', text='b'))
        self.assertEqual([(a['id'], 'error' in a) for a in answers], [('1', False), ('2', False)])

    def test_a_giant_among_short_lines_keeps_its_place(self):
        for jobs in (1, 2, 5):
            lines = [line(id=i, text=NOTE * (3000 if i % 40 == 7 else 1)) for i in range(120)]
            answers = self.answers(''.join(lines), '--jobs', jobs, '--only', 'money')
            self.assertEqual([a['id'] for a in answers], list(range(120)))

    @unittest.skipIf(SANITIZED, 'sanitizers keep freed memory')
    def test_endless_input_takes_bounded_memory(self):
        lines = (line(text=NOTE * 20) * 500).encode()

        def most_memory(parts):
            """What the program held at most, in bytes, over so many parts of input."""
            process = subprocess.Popen([PROGRAM, '--input', 'ndjson', '--only', 'money', '--jobs', '2', '-'],
                                       stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
            for _ in range(parts):
                process.stdin.write(lines)
            process.stdin.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            return usage.ru_maxrss * 1024

        few, many = most_memory(4), most_memory(34)
        self.assertLess(many - few, 15 * len(lines), 'thirty parts more, and all of their answers, would be larger')

    def test_json_is_one_array(self):
        done = run('--input', 'ndjson', '--format', 'json', '-', stdin=line(id='1', text='a') + 'mal\n' + line(id='2', text='b'))
        documents = json.loads(done.stdout)
        self.assertEqual([self.valid(d)['id'] for d in documents], ['1', None, '2'])
        self.assertEqual(json.loads(run('--input', 'ndjson', '--format', 'json', '-').stdout), [])


if __name__ == '__main__':
    unittest.main()
