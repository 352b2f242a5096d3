"""Files, folders and standard input; what can't be read; where the output goes."""
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import unittest

from support import ARTICLES, NOTE, PROGRAM, SANITIZED, ProgramTest, limit, mentions, run


class Files(ProgramTest):
    def ids(self, *args, **options):
        return [d['id'] for d in self.documents(*args, cwd=self.folder, **options)]

    def test_the_id_is_the_path_as_given_without_its_ending(self):
        self.file('a/nota.v1.md', NOTE)
        self.assertEqual(self.ids('a/nota.v1.md'), ['a/nota.v1'])
        self.assertEqual(self.ids('./a/nota.v1.md'), ['./a/nota.v1'])
        self.assertEqual(self.ids('a'), ['a/nota.v1'])

    def test_standard_input_has_no_id(self):
        self.assertEqual([d['id'] for d in self.documents(stdin=NOTE)], [None])
        self.assertEqual([d['id'] for d in self.documents('-', stdin=NOTE)], [None])

    def test_a_folder_is_walked_in_the_order_of_names(self):
        for name in ('b.txt', 'a/z.md', 'a/b.txt', 'c/d/e/f.html', 'A.txt', 'sin-ending'):
            self.file(name, NOTE)
        self.assertEqual(self.ids('.'), ['./A', './a/b', './a/z', './b', './c/d/e/f', './sin-ending'])

    def test_what_is_no_article_is_left_out_of_a_folder(self):
        for name in ('.git/x.txt', '.oculto.txt', 'foto.jpg', 'datos.json', 'a.txt'):
            self.file(name, NOTE)
        os.mkfifo(self.folder / 'tubo.txt')
        self.assertEqual(self.ids('.'), ['./a'])

    def test_with_input_named_every_file_of_a_folder_is_read(self):
        for name in ('a.art', 'b.txt', '.oculto'):
            self.file(name, NOTE)
        self.assertEqual(self.ids('--input', 'text', '.'), ['./a', './b'])

    def test_folder_loops_are_walked_once(self):
        self.file('a/x.txt', NOTE)
        (self.folder / 'a' / 'loop').symlink_to('..')
        (self.folder / 'a' / 'self').symlink_to('.')
        (self.folder / 'b').symlink_to('a')
        self.assertEqual(self.ids('.'), ['./a/x'])

    def test_a_folder_that_is_a_link_is_walked(self):
        self.file('a/x.txt', NOTE)
        (self.folder / 'b').symlink_to('a')
        self.assertEqual(self.ids('b'), ['b/x'])

    def test_ndjson_in_a_folder_gives_all_its_articles_in_their_place(self):
        self.file('1.txt', NOTE)
        self.file('2.ndjson', '{"id":"n1","text":"a"}\n{"id":"n2","text":"b"}\n')
        self.file('3.txt', NOTE)
        for jobs in (1, 3):
            self.assertEqual(self.ids('--jobs', jobs, '.'), ['./1', 'n1', 'n2', './3'])

    def test_many_files_on_many_threads_come_out_in_order(self):
        for i in range(300):
            self.file(f'{i:04}.txt', NOTE * (i % 50))
        outputs = {run('--jobs', jobs, self.folder).stdout for jobs in (1, 2, 8)}
        self.assertEqual(len(outputs), 1)
        ids = [json.loads(line)['id'] for line in outputs.pop().splitlines()]
        self.assertEqual(ids, sorted(ids))
        self.assertEqual(len(ids), 300)

    def test_kinds_are_told_by_content_where_the_ending_says_nothing(self):
        page = '<!-- x --><!DOCTYPE html><html><body><article><h1>T</h1><p>%s</p></article></body></html>' % NOTE
        self.file('pagina', page)
        self.file('lineas', '{"id":"n1","text":"a"}\n{"id":"n2","text":"b"}\n')
        self.file('texto', '{no es json}\n' + NOTE)
        if os.environ.get('GACETA_HTML') == '1':
            self.assertEqual(self.documents('pagina', cwd=self.folder)[0]['text'], f'T\n\n{NOTE}\n')
        self.assertEqual(self.ids('lineas'), ['n1', 'n2'])
        self.assertEqual(self.ids('texto'), ['texto'])
        self.assertEqual([d['id'] for d in self.documents(stdin='{"id":"n1","text":"a"}\n')], ['n1'])

    def test_what_can_not_be_read_is_named_and_the_others_are_done(self):
        self.file('a.txt', NOTE)
        self.file('z.txt', NOTE)
        (self.folder / 'roto.txt').symlink_to('nada')
        for jobs in (1, 3):
            done = run('--jobs', jobs, 'a.txt', 'falta.txt', 'z.txt', cwd=self.folder)
            self.assertEqual([json.loads(line)['id'] for line in done.stdout.splitlines()], ['a', 'z'])
            self.assertEqual(done.returncode, 1)
            self.assertIn('falta.txt', done.stderr.decode())
            done = run('--jobs', jobs, '.', cwd=self.folder)
            self.assertEqual((len(done.stdout.splitlines()), done.returncode), (2, 1))
            self.assertIn('roto.txt', done.stderr.decode())

    def test_a_folder_that_changes_while_it_is_read(self):
        for i in range(300):
            self.file(f'{i:03}.txt', NOTE * 20)
        with subprocess.Popen([PROGRAM, '--jobs', '1', '--format', 'ndjson', self.folder], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, bufsize=0) as process:
            process.stdout.read(1)  # the others wait for their pipe to be read
            (self.folder / '298.txt').unlink()
            self.file('299.txt', 'Ahora es otra.')
            self.file('300.txt', NOTE)
            out, error = process.communicate(timeout=limit(120))
        ids = [json.loads(line)['id'] for line in ('{' + out.decode()).splitlines()]
        self.assertEqual([pathlib.Path(i).name for i in ids], [f'{i:03}' for i in range(300) if i != 298])
        self.assertEqual(process.returncode, 1)
        self.assertRegex(error.decode(), r'^gaceta: \S*298\.txt: No such file or directory\n$')

    def test_a_folder_that_vanishes_while_it_is_read(self):
        for i in range(200):
            self.file(f'in/a/{i:03}.txt', NOTE * 20)
            self.file(f'in/b/{i:03}.txt', NOTE)
        for jobs in ('1', '3'):
            with subprocess.Popen([PROGRAM, '--jobs', jobs, '--format', 'ndjson', self.folder / 'in'],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
                process.stdout.read(1)  # the others wait for their pipe to be read
                (self.folder / 'in/b').rename(self.folder / 'elsewhere')
                out, error = process.communicate(timeout=limit(120))
            (self.folder / 'elsewhere').rename(self.folder / 'in/b')
            ids = [pathlib.Path(json.loads(line)['id']) for line in ('{' + out.decode()).splitlines()]
            self.assertEqual([i.name for i in ids if i.parent.name == 'a'], [f'{i:03}' for i in range(200)])
            self.assertEqual([i for i in ids if i.parent.name == 'b'], [])
            self.assertEqual(process.returncode, 1)
            self.assertRegex(error.decode(), r'^gaceta: \S*in/b: No such file or directory\n$')

    def test_a_file_that_grows_while_it_is_read(self):
        """It ends where it ended when it was read, and every line of it is whole."""
        path = self.file('a.ndjson', (json.dumps({'text': NOTE}) + '\n') * 2000)
        with subprocess.Popen([PROGRAM, '--jobs', '1', path], stdout=subprocess.PIPE, bufsize=0) as process:
            first = process.stdout.readline()
            with open(path, 'a', encoding='utf-8') as more:
                more.write((json.dumps({'id': 'new', 'text': NOTE}) + '\n') * 100)
            lines = (first + process.communicate(timeout=limit(120))[0]).splitlines()
        self.assertGreaterEqual(len(lines), 2000)
        for line in lines:
            self.assertNotIn('error', json.loads(line))
        self.assertEqual(process.returncode, 0)

    @unittest.skipIf(SANITIZED, 'sanitizers take memory of their own')
    def test_one_article_takes_forty_megabytes_at_most(self):
        articles = sorted(path for path in ARTICLES.iterdir() if path.suffix in ('.txt', '.md', '.html'))
        os.mkfifo(self.folder / 'last.txt')
        for form in ('ndjson', 'text'):
            for article in articles[:3]:
                # What follows is a pipe without a writer, so that the program waits behind the article.
                with subprocess.Popen([PROGRAM, '--jobs', '1', '--format', form, article, self.folder / 'last.txt'],
                                      stdout=subprocess.PIPE) as process:
                    process.stdout.readline()
                    status = pathlib.Path(f'/proc/{process.pid}/status').read_text(encoding='ascii')
                    process.kill()
                kilobytes = int(re.search(r'VmHWM:\s+(\d+) kB', status)[1])
                self.assertLessEqual(kilobytes * 1024, 40e6, (form, article))

    @unittest.skipIf(os.geteuid() == 0, 'root reads everything')
    def test_a_file_without_permission_is_named(self):
        self.file('a.txt', NOTE).chmod(0)
        done = run('a.txt', cwd=self.folder)
        self.assertEqual((done.returncode, done.stdout), (1, b''))
        self.assertIn('a.txt', done.stderr.decode())

    def test_an_empty_folder_is_no_failure(self):
        done = run(self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, b''))
        self.assertIn('no articles', done.stderr.decode())

    def test_a_hundred_megabytes_on_one_line(self):
        megabytes = 10 if SANITIZED else 100
        path = self.file('largo.txt', (NOTE + ' ') * (megabytes * 1024 * 1024 // len(NOTE)))
        done = run('--only', 'money', path, timeout=280)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        document = json.loads(done.stdout)
        self.assertEqual(document['money'][-1]['text'], '38,000 millones de dólares')
        self.assertEqual(len(document['money']), path.stat().st_size // (len(NOTE.encode()) + 1))

    def test_nuls_in_a_text(self):
        document, = self.documents(self.file('nul.txt', NOTE + '\0\0' + NOTE))
        self.assertEqual(len([m for m in document['money']]), 2)


def limit_files():
    """No file may grow beyond 50,000 bytes: a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000))


class Output(ProgramTest):
    def test_a_full_disk_is_told(self):
        for i in range(20):
            self.file(f'in/{i}.txt', NOTE)
        for form in ('text', 'ndjson', 'json', 'csv', 'conll'):
            for jobs in ('1', '3'):
                with open('/dev/full', 'wb') as full:
                    done = subprocess.run([PROGRAM, '--format', form, '--jobs', jobs, self.folder / 'in'], stdout=full,
                                          stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(done.stderr.decode(), 'gaceta: standard output: No space left on device\n')

    def test_nothing_is_left_half_written_where_the_disk_fills_up(self):
        """A limit on the size of files stands for the full disk."""
        folder = self.folder / 'in'
        for i in range(40):
            self.file(f'in/{i:02}.txt', NOTE * 20)
        out = self.folder / 'out.ndjson'
        with open(out, 'wb') as stream:
            done = subprocess.run([PROGRAM, folder], stdout=stream, stderr=subprocess.PIPE, preexec_fn=limit_files)
        self.assertEqual(done.returncode, 1)
        self.assertIn('standard output', done.stderr.decode())
        lines = out.read_text(encoding='utf-8').split('\n')
        self.assertEqual(lines.pop(), '')
        self.assertGreater(len(lines), 1)
        for line in lines:
            json.loads(line)

    def test_no_half_page_is_left_where_the_disk_fills_up(self):
        small, large = self.file('in/a.txt', NOTE), self.file('in/b.txt', (NOTE + '\n\n') * 400)
        out = self.folder / 'pages'
        done = subprocess.run([PROGRAM, '--format', 'html', '--output', out, small, large], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, preexec_fn=limit_files)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r'b\.html: File too large')
        pages = list(out.iterdir())
        self.assertEqual(len(pages), 1)
        self.assertTrue(pages[0].read_text(encoding='utf-8').endswith('</html>\n'))

    def test_a_reader_that_goes_away_is_told_and_ends_the_run(self):
        script = '(yes \'{"text":"Pagó 30 euros."}\' | "$1" --input ndjson --format "$5" --jobs "$2" -; echo $? > "$3") 2> "$4" | head -c 10 > /dev/null'
        for form in ('ndjson', 'json', 'text', 'csv', 'conll'):
            for jobs in ('1', '3'):
                status, error = self.folder / 'status', self.folder / 'error'
                subprocess.run(['bash', '-c', script, 'bash', PROGRAM, jobs, status, error, form], timeout=limit(60), check=True)
                self.assertEqual(status.read_text().strip(), '1')
                self.assertIn('gaceta: standard output: Broken pipe', error.read_text())


if __name__ == '__main__':
    unittest.main()
