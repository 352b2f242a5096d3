"""Takes the README's picture: the page of an article of ours, as a reader sees it first, with a tip open.

    picture.py FILE.png
"""
import pathlib
import sys
import tempfile

from support import ARTICLES, run
from webdriver import Browser

with tempfile.TemporaryDirectory() as folder, Browser() as browser:
    page = pathlib.Path(folder, 'page.html')
    page.write_bytes(run('--format', 'html', '--published', '2025-11-12', '--country', 'MX', 'mx-nearshoring.txt', cwd=ARTICLES).stdout)
    browser.resize(1280, 900)
    browser.prefer('light')
    browser.open(page.as_uri())
    browser.hover('p:nth-of-type(4) mark.person')
    browser.run('scrollTo({top: 0, behavior: "instant"})')
    picture = browser.screenshot()
pathlib.Path(sys.argv[1]).write_bytes(picture)
print(f'{sys.argv[1]}: {len(picture)} bytes')
