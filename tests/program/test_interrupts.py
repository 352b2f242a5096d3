"""An interrupt in the middle: what is finished is written, nothing half, and the parent sees the signal."""
import contextlib
import json
import pathlib
import signal
import subprocess
import time
import unittest

from support import NOTE, PROGRAM, ProgramTest, limit

LINE = (json.dumps({'id': 'a', 'text': NOTE}) + '\n').encode()


@contextlib.contextmanager
def started(*args, on_interrupt=signal.SIG_DFL):
    """The program at work; whoever runs the tests may ignore interrupts, so what it does with them is set here."""
    def prepare():
        signal.signal(signal.SIGINT, on_interrupt)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    process = subprocess.Popen([PROGRAM, *map(str, args)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               bufsize=0, preexec_fn=prepare)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


class Interrupts(ProgramTest):
    def assert_ended(self, process, by):
        """Ends the program; what it then still wrote."""
        process.send_signal(by)
        out, error = process.communicate(timeout=limit(60))
        self.assertEqual(process.returncode, -by, error.decode())
        self.assertIn('gaceta: interrupted', error.decode())
        return out

    def test_answers_that_were_out_stay_and_half_a_line_gets_none(self):
        for jobs in ('1', '3'):
            for by in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                with started('--input', 'ndjson', '--jobs', jobs, '-') as process:
                    process.stdin.write(LINE * 3)
                    for _ in range(3):
                        self.assertEqual(json.loads(process.stdout.readline())['id'], 'a')
                    process.stdin.write(LINE[:40])
                    self.assertEqual(self.assert_ended(process, by), b'')

    def test_half_an_article_from_standard_input_is_none(self):
        for kind in ('text', 'html', 'markdown'):
            with started('--input', kind, '--format', 'ndjson', '-') as process:
                process.stdin.write(NOTE.encode())
                time.sleep(0.2)
                self.assertEqual(self.assert_ended(process, signal.SIGINT), b'')

    def test_a_folder_stops_between_articles(self):
        for i in range(400):
            self.file(f'{i:03}.txt', NOTE * 20)
        for jobs in ('1', '3'):
            with started('--jobs', jobs, '--format', 'ndjson', self.folder) as process:
                first = process.stdout.read(1)  # the rest waits in a pipe that is soon full
                time.sleep(0.5)
                lines = (first + self.assert_ended(process, signal.SIGINT)).decode().split('\n')
                self.assertEqual(lines.pop(), '')
                self.assertLess(len(lines), 400)
                ids = [pathlib.Path(json.loads(line)['id']).name for line in lines]
                self.assertEqual(ids, [f'{i:03}' for i in range(len(ids))])

    def test_an_array_is_closed(self):
        with started('--input', 'ndjson', '--format', 'json', '-') as process:
            process.stdin.write(LINE * 2)
            first = process.stdout.readline()
            time.sleep(0.5)
            self.assertEqual(len(json.loads(first + self.assert_ended(process, signal.SIGINT))), 2)

    def test_pages_that_are_there_are_whole_and_the_index_leads_to_them(self):
        out = self.folder / 'pages'
        with started('--input', 'ndjson', '--format', 'html', '--output', out, '-') as process:
            process.stdin.write(LINE * 3)
            end = time.monotonic() + 30
            while len(list(out.glob('*.html'))) < 3 and time.monotonic() < end:
                time.sleep(0.05)
            self.assert_ended(process, signal.SIGINT)
        self.assertEqual({path.name for path in out.iterdir()}, {'index.html', 'a.html', 'a-2.html', 'a-3.html'})
        index = (out / 'index.html').read_text(encoding='utf-8')
        for path in out.iterdir():
            self.assertTrue(path.read_text(encoding='utf-8').endswith('</html>\n'))
            self.assertEqual(f'href="{path.name}"' in index, path.name != 'index.html')

    def test_a_signal_that_the_parent_ignored_stays_ignored(self):
        with started('--input', 'ndjson', '-', on_interrupt=signal.SIG_IGN) as process:
            process.stdin.write(LINE)
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            process.stdin.write(LINE)
            self.assertEqual(json.loads(process.stdout.readline())['id'], 'a')
            process.stdin.close()
            self.assertEqual(process.wait(60), 0)
            process.stdin = None


if __name__ == '__main__':
    unittest.main()
