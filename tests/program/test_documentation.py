"""The commands of the documentation give what stands below them.

A block ```console holds commands, each behind `$ `, and what they write. A block ```text NAME is a file that they read. Run
with GACETA_UPDATE=1, this writes what comes out into the pages instead.
"""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from support import PROGRAM, SOURCE, ProgramTest, limit

# What commands use beside the program, and is not everywhere: they are left out where it is missing.
OPTIONAL = ('jq',)


def sessions(block):
    """The commands of a block, each with what it should write."""
    parts = re.split(r'^\$ ', block, flags=re.M)[1:]
    return [(part.split('\n', 1) + [''])[:2] for part in parts]


class Documentation(ProgramTest):
    def run_command(self, command):
        # The README's way to run the program builds it first; what it then shows is the program's, on a terminal.
        command = re.sub(r'^\./dev run', 'gaceta --format text', command)
        environment = {**os.environ, 'PATH': f'{os.path.dirname(PROGRAM)}:{os.environ["PATH"]}', 'LC_ALL': 'C.UTF-8'}
        done = subprocess.run(['bash', '-o', 'pipefail', '-c', command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              cwd=self.folder, env=environment, text=True, timeout=limit(120))
        self.assertEqual(done.returncode, 0, f'{command}\n{done.stdout}')
        return done.stdout

    def check(self, page):
        path = SOURCE / page
        text = path.read_text(encoding='utf-8')
        for name in ('corpus', 'schema'):
            (self.folder / name).symlink_to(SOURCE / name)
        for name, content in re.findall(r'^```text (\S+)\n(.*?)^```$', text, re.M | re.S):
            self.file(name, content)
        tried = 0

        def run_block(block):
            nonlocal tried
            written = ''
            for command, expected in sessions(block[1]):
                if any(re.search(rf'\b{tool} ', command) and not shutil.which(tool) for tool in OPTIONAL):
                    written += f'$ {command}\n{expected}'
                    continue
                out = self.run_command(command)
                tried += 1
                if not os.environ.get('GACETA_UPDATE'):
                    self.assertEqual(out, expected, f'{page}: {command}')
                written += f'$ {command}\n{out}'
            return f'```console\n{written}```'

        updated = re.sub(r'^```console\n(.*?)^```$', run_block, text, flags=re.M | re.S)
        if os.environ.get('GACETA_UPDATE'):
            path.write_text(updated, encoding='utf-8')
        self.assertGreater(tried, 0)

    def test_the_page_on_output(self):
        self.check('docs/output.md')

    def test_the_readme(self):
        self.check('README.md')

    def test_links_lead_somewhere(self):
        for page in [SOURCE / 'README.md', SOURCE / 'CONTRIBUTING.md', *(SOURCE / 'docs').glob('*.md')]:
            for target in re.findall(r'\]\(([^)\s]+)\)', page.read_text(encoding='utf-8')):
                path, _, anchor = target.partition('#')
                if re.match(r'[a-z]+:', target):
                    continue
                with self.subTest(f'{page.name}: {target}'):
                    leads_to = page.parent / path if path else page
                    self.assertTrue(leads_to.exists())
                    if anchor:
                        titles = re.findall(r'^#+ (.*)', leads_to.read_text(encoding='utf-8'), re.M)
                        self.assertIn(anchor, [re.sub(r'[^\w\- ]', '', title.lower()).replace(' ', '-') for title in titles])


if __name__ == '__main__':
    unittest.main()
