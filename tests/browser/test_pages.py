"""The pages of `--format html` in a real Chromium: what a reader sees, reaches by keyboard, and is kept safe from.

`./dev browser` runs it. GACETA is the program, GACETA_SOURCE_DIR the top of the tree; GACETA_SCREENSHOTS, where it is set, is
a folder for pictures to be looked at.
"""
import json
import os
import pathlib
import unittest

from support import ARTICLES, ProgramTest, run
from webdriver import Browser

ARTICLE = ARTICLES / 'mx-nearshoring.txt'
SCHEMES = ('light', 'dark')
HOSTILE = ('<script>window.ran = 1</script> "><svg onload="window.ran=2"> \'\' <img src=x onerror=window.ran=3>\n\n'
           '[Ana Ruiz](javascript:window.ran=4) pagó <b onclick=window.ran=5>30 euros</b> el </mark></article><script>window.ran=6'
           '</script> 3 de mayo de 2024 a <iframe srcdoc="<script>parent.ran=7</script>"></iframe> Banco <!-- Mayor {{script}}.\n')

# The lowest contrast of a text with what is behind it, by WCAG's formula, and that text.
LOWEST_CONTRAST = '''
const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
const luminance = (color) => {
  const [r, g, b] = numbers(color).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (; element; element = element.parentElement) {
    const color = getComputedStyle(element).backgroundColor;
    if (numbers(color)[3] !== 0) return color;
  }
  return 'rgb(255, 255, 255)';
};
let lowest = [21, ''];
for (const element of document.querySelectorAll('body *')) {
  const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (!own || ['SCRIPT', 'TITLE', 'title'].includes(element.tagName)) continue;
  const style = getComputedStyle(element);
  const pair = [luminance(element instanceof SVGElement ? style.fill : style.color), luminance(behind(element))];
  const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  if (contrast < lowest[0]) lowest = [contrast, element.textContent];
}
return lowest;
'''
OPEN_TIPS = '''return [...document.querySelectorAll('.tip')].filter((tip) => getComputedStyle(tip).display !== 'none').map((tip) => {
  const box = tip.getBoundingClientRect(), page = document.documentElement;
  return {id: tip.id, text: tip.innerText.replace(/\\s+/g, ' '),
          seen: box.left >= 0 && box.right <= page.clientWidth && box.width > 20 && box.height > 10};
})'''
MARKS = 'return [...document.querySelectorAll("mark[id]")].map((mark) => mark.id)'
TEXT_WITHOUT_TIPS = '''const copy = document.querySelector('article').cloneNode(true);
for (const tip of copy.querySelectorAll('.tip')) tip.remove();
return copy.textContent.replace(/\\s+/g, ' ').trim();'''


class Pages(ProgramTest):
    browser: Browser

    @classmethod
    def setUpClass(cls):
        cls.browser = cls.enterClassContext(Browser())

    def setUp(self):
        super().setUp()
        self.browser.resize(1280, 900)
        self.browser.prefer('light')

    def page(self, path=ARTICLE, *args):
        """Opens the page of an article."""
        options = ('--published', '2025-11-12', '--country', 'MX')
        self.open(self.file('page.html', run('--format', 'html', *options, *args, path).stdout))

    def open(self, path):
        self.browser.open(path.as_uri())
        self.assert_quiet()

    def assert_quiet(self):
        """Nothing went wrong, and nothing was asked of the network."""
        self.assertEqual(self.browser.console(), [])
        self.assertEqual(self.browser.run('return performance.getEntriesByType("resource").map((entry) => entry.name)'), [])

    def picture(self, name, whole_page=True):
        folder = os.environ.get('GACETA_SCREENSHOTS')
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            pathlib.Path(folder, f'{name}.png').write_bytes(self.browser.screenshot(whole_page))

    def folder_pages(self):
        out = self.folder / 'pages'
        self.assertEqual(run('--format', 'html', '--output', out, ARTICLES).returncode, 0)
        return out

    def test_every_article_of_a_folder_has_a_quiet_page_that_its_index_leads_to(self):
        out = self.folder_pages()
        self.open(out / 'index.html')
        rows = self.browser.run('return [...document.querySelectorAll("tbody a")].map((a) => [a.href, a.textContent])')
        self.assertEqual(len(rows), len(list(ARTICLES.iterdir())))
        for address, title in rows:
            self.browser.open(address)
            self.assert_quiet()
            self.assertEqual(self.browser.run('return document.title'), title)
        self.assertEqual({pathlib.PurePosixPath(address).name for address, _ in rows} | {'index.html'},
                         {path.name for path in out.iterdir()})

    def test_totals_of_the_index(self):
        out = self.folder_pages()
        for scheme in SCHEMES:
            self.browser.prefer(scheme)
            self.open(out / 'index.html')
            self.picture(f'index-{scheme}')
            self.assertGreaterEqual(self.browser.run(LOWEST_CONTRAST)[0], 4.5)
        self.assertEqual(self.browser.run('return [...document.querySelectorAll("aside h2")].map((h) => h.textContent)'),
                         ['Currencies', 'Organizations', 'People'])
        counts = [document['money'] for document in self.documents(ARTICLES)]
        self.assertEqual(self.browser.run('return [...document.querySelectorAll("tbody tr")].map((r) => Number(r.cells[2].textContent))'),
                         [len(money) for money in counts])

    def test_the_page_has_the_words_of_the_article(self):
        self.page()
        self.assertEqual(self.browser.run(TEXT_WITHOUT_TIPS), ' '.join(ARTICLE.read_text(encoding='utf-8').split()))

    def test_a_tip_opens_on_hover_and_goes_with_the_mouse_or_escape(self):
        self.page()
        self.assertEqual(self.browser.run(OPEN_TIPS), [])
        self.browser.hover('mark.money')
        tip, = self.browser.run(OPEN_TIPS)
        self.assertEqual((tip['text'], tip['seen']), ('1,250,000,000 USD Sum of money', True))
        for scheme in SCHEMES:
            self.browser.prefer(scheme)
            self.picture(f'tip-{scheme}', whole_page=False)
        self.browser.press('Escape')
        self.assertEqual(self.browser.run(OPEN_TIPS), [])
        self.browser.hover('mark.person:not(.outside)')
        self.assertEqual([tip['text'] for tip in self.browser.run(OPEN_TIPS)], ['Elena Garza Treviño directora general, Grupo Volkrán'])
        self.browser.hover('.brand')
        self.assertEqual(self.browser.run(OPEN_TIPS), [])

    def test_the_keyboard_reaches_all_and_opens_each_tip(self):
        self.page()
        marks = self.browser.run(MARKS)
        reached, opened = [], []
        for _ in range(len(marks) + 7):
            self.browser.press('Tab')
            reached.append(self.browser.run('return document.activeElement.id || document.activeElement.textContent'))
            opened += [tip['id'] for tip in self.browser.run(OPEN_TIPS)]
        self.assertEqual(reached, ['Skip to the article', 'Money', 'Dates', 'People', 'Organizations', 'Places', *marks,
                                   'más de 23,000,000,000 MXN'])
        self.assertEqual(opened, [f't{mark[1:]}' for mark in marks])

    def test_a_focused_mark_shows_it_and_escape_closes_its_tip(self):
        self.page()
        self.browser.run('document.querySelector("#m1").focus({focusVisible: true})')
        self.assertEqual(len(self.browser.run(OPEN_TIPS)), 1)
        self.assertNotEqual(self.browser.run('return getComputedStyle(document.activeElement).outlineStyle'), 'none')
        self.browser.press('Escape')
        self.assertEqual(self.browser.run(OPEN_TIPS), [])

    def test_tips_stay_within_the_window_and_the_page_never_scrolls_sideways(self):
        for width in (1280, 800, 390, 320):
            self.browser.resize(width, 800)
            self.page()
            self.assertLessEqual(self.browser.run('return document.documentElement.scrollWidth'), width)
            for mark in self.browser.run(MARKS):
                self.browser.run('document.getElementById(arguments[0]).focus()', mark)
                tip, = self.browser.run(OPEN_TIPS)
                self.assertTrue(tip['seen'], (width, tip))
            if width == 390:
                self.picture('phone')

    def test_screen_readers_get_the_value_as_a_description(self):
        self.page()
        self.browser.command('Accessibility.enable')
        nodes = self.browser.command('Accessibility.getFullAXTree')['nodes']
        described = {node['description']['value'] for node in nodes if node.get('role', {}).get('value') == 'mark' and
                     node.get('description')}
        self.assertTrue(any('1,250,000,000 USD' in text for text in described), described)
        roles = {(node.get('role', {}).get('value'), node.get('name', {}).get('value')) for node in nodes}
        for expected in (('complementary', 'What the article states'), ('group', 'Kinds shown'), ('image', 'Time line of the dates')):
            self.assertIn(expected, roles)

    def test_light_and_dark_are_both_readable(self):
        papers = set()
        for scheme in SCHEMES:
            self.browser.prefer(scheme)
            self.page()
            papers.add(self.browser.run('return getComputedStyle(document.body).backgroundColor'))
            contrast, text = self.browser.run(LOWEST_CONTRAST)
            self.assertGreaterEqual(contrast, 4.5, (scheme, text))
            self.picture(f'page-{scheme}')
        self.assertEqual(len(papers), 2)

    def test_buttons_hide_a_kind_and_show_it_again(self):
        self.page()
        color = 'return getComputedStyle(document.querySelector("mark.money")).backgroundColor'
        shown = self.browser.run(color)
        self.browser.click('button.money')
        self.assertEqual(self.browser.run('return document.querySelector("button.money").ariaPressed'), 'false')
        self.assertNotEqual(self.browser.run(color), shown)
        self.browser.click('button.money')
        self.assertEqual(self.browser.run(color), shown)

    def test_entries_lead_to_where_they_stand(self):
        self.page()
        self.browser.click('aside .person a')
        self.assertEqual(self.browser.run('return document.querySelector(":target").firstChild.data'), 'Elena Garza Treviño')

    def test_no_script_of_the_text_runs(self):
        line = self.file('a.ndjson', json.dumps({'id': HOSTILE[:40], 'title': HOSTILE, 'text': HOSTILE, 'country': 'ES'}))
        for path in (self.file('hostil.txt', HOSTILE), line):
            self.page(path)
            self.browser.run('for (const element of document.querySelectorAll("body *")) element.dispatchEvent(new Event("click"))')
            self.browser.run('location.hash = "m1"')
            self.assertIsNone(self.browser.run('return window.ran'))
            self.assertEqual(self.browser.run('return [document.scripts.length, document.images.length, frames.length]'), [1, 0, 0])
            self.assertIn('<script>window.ran = 1</script>', self.browser.run(TEXT_WITHOUT_TIPS))
            self.assert_quiet()
        out = self.folder / 'pages'
        self.assertEqual(run('--format', 'html', '--output', out, line).returncode, 0)
        self.open(out / 'index.html')
        self.assertEqual(self.browser.run('return [document.scripts.length, document.images.length, frames.length]'), [0, 0, 0])

    def test_the_policy_holds_even_where_markup_got_in(self):
        self.page()
        self.browser.run('const script = document.createElement("script"); script.textContent = "window.ran = 1";'
                         'document.body.append(script);'
                         'document.body.insertAdjacentHTML("beforeend", "<img src=https://example.org/x onerror=window.ran=2>")')
        self.assertIsNone(self.browser.run('return window.ran'))
        refused = self.browser.console()
        self.assertTrue(any('Content Security Policy' in message for message in refused), refused)

    def test_an_article_that_states_nothing(self):
        self.page(self.file('vacio.txt', 'esto no dice nada.\n'))
        self.assertEqual(self.browser.run(TEXT_WITHOUT_TIPS), 'esto no dice nada.')
        self.assertEqual(self.browser.run('return document.querySelectorAll("aside section, .filters button").length'), 0)


if __name__ == '__main__':
    unittest.main()
