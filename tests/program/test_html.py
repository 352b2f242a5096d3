"""Articles out of web pages."""
import os
import unittest

from support import ARTICLES, NOTE, SOURCE, ProgramTest, mentions, run

LOREM = 'Este es un párrafo del cuerpo, con bastantes palabras como para que cuente como texto del artículo. '
P = f'<p>{LOREM}</p>'


def page(body, head='', root=''):
    return f'<!DOCTYPE html><html{root}><head>{head}</head><body>{body}</body></html>'


def article(body):
    return f'<article>{body}</article>'


@unittest.skipUnless(os.environ.get('GACETA_HTML') == '1', 'built without libgumbo')
class Html(ProgramTest):
    def read(self, html, *args):
        return self.document('--input', 'html', *args, '-', stdin=html)

    def lines(self, html):
        return self.read(html)['text'].split('\n')

    def test_the_page_of_the_corpus(self):
        import json
        document = self.document('--offsets', 'codepoint', ARTICLES / 'cl-puerto.html')
        gold = json.loads((SOURCE / 'corpus' / 'gold' / 'cl-puerto.json').read_text(encoding='utf-8'))[0]
        found, wanted = ([line.replace('\u00a0', ' ') for line in text.split('\n')] for text in (document['text'], gold['text']))
        self.assertEqual([line for line in wanted if line not in found], [])
        self.assertEqual([line for line in found if line not in wanted], ['Por Catalina Órdenes'])
        self.assertEqual((document['published'], document['published_from']), ('2026-01-15', 'html'))
        self.assertEqual((document['country'], document['country_from']), ('CL', 'html'))
        for mention in mentions(document):
            self.assertEqual(document['text'][mention['start']:mention['end']], mention['text'])

    def test_paragraphs_stand_on_lines_of_their_own(self):
        self.assertEqual(self.lines(page(article(f'<h1>El  título</h1><p>Uno <b>dos</b>\n tres</p><p>Cuatro<br>cinco</p>{P}'))),
                         ['El título', '', 'Uno dos tres', 'Cuatro', 'cinco', LOREM.strip(), ''])

    def test_entities_and_non_breaking_spaces(self):
        self.assertIn('US$\u00a0410 millones — “Año”', self.lines(page(article(f'{P}<p>US$&nbsp;410 millones &mdash; &ldquo;A&ntilde;o&rdquo;</p>'))))

    def test_the_title_is_the_heading_over_the_article(self):
        og = '<meta property="og:title" content="Otro título | El Diario"><title>Ventana</title>'
        self.assertEqual(self.lines(page(article(f'<h1>Titular</h1>{P}'), og))[0], 'Titular')
        self.assertEqual(self.lines(page(article(P), og + '<meta property="og:site_name" content="El Diario">'))[0], 'Otro título')
        self.assertEqual(self.lines(page(f'<h1>Arriba</h1>{article(P)}'))[0], 'Arriba')
        self.assertEqual(self.lines(page(article(P), '<title>Ventana</title>'))[0], 'Ventana')
        self.assertEqual(self.lines(page(article(P)))[0], LOREM.strip())

    def test_what_the_site_adds_is_left_out(self):
        furniture = ['<nav>X</nav>', '<aside>X</aside>', '<footer>X</footer>', '<script>X</script>', '<style>X</style>',
                     '<noscript>X</noscript>', '<button>X</button>', '<iframe>X</iframe>', '<svg><text>X</text></svg>',
                     '<div class="share-buttons">X</div>', '<div class="compartir">X</div>', '<div id="relatedPosts">X</div>',
                     '<section class="notas-relacionadas">X</section>', '<div class="newsletter_box">X</div>',
                     '<div role="navigation">X</div>', '<div hidden>X</div>', '<div style="display: none">X</div>',
                     '<div aria-hidden="true">X</div>', '<ul><li><a href="/x">X</a></li></ul>', '<p><a href="/x">X</a></p>',
                     '<article>X</article>', '<div class="comments">X</div>', '<!-- X -->', '<template>X</template>',
                     '<p class="fecha">X</p>', '<time datetime="2025-01-01">X</time>', '<h3><a href="/x">X</a></h3>',
                     '<ol class="lo-mas-leido"><li>X</li></ol>', '<div class="ad">X</div>', '<select><option>X</option></select>']
        for markup in furniture:
            markup = markup.replace('X', 'Mobiliario')
            for html in (page(article(P + markup + P)), page(article(P + P) + markup)):
                with self.subTest(markup):
                    self.assertNotIn('Mobiliario', self.read(html)['text'])

    def test_what_is_no_furniture_stays(self):
        body = ['<blockquote>Cita</blockquote>', '<ul><li>Cita</li></ul>', '<div>Cita</div>', '<table><tr><td>Cita</td></tr></table>',
                '<p>La <a href="/x">Cita</a> de ayer en el Senado</p>', '<p>El <time datetime="2025-01-01">1 de enero</time> fue la Cita de los dos presidentes en la capital</p>',
                '<section class="seguridad"><p>Cita</p></section>', '<h2>Cita</h2>', '<pre>Cita</pre>', '<dl><dt>Cita</dt></dl>', 'Cita']
        for markup in body:
            with self.subTest(markup):
                self.assertIn('Cita', self.read(page(article(P + markup + P)))['text'])

    def test_names_of_classes_never_cost_the_article(self):
        for classes in ('social', 'sidebar', 'related', 'comments', 'hay-publicidad'):
            with self.subTest(classes):
                self.assertIn(LOREM.strip(), self.lines(page(f'<div class="{classes}"><article class="{classes}"><div class="{classes}">{P * 3}</div></article></div>')))

    def test_the_article_is_found_without_being_marked(self):
        menu = '<ul><li><a href="/a">Inicio</a></li><li><a href="/b">Economía</a></li></ul>'
        for html in (page(f'<div>{menu}</div><main>{P}</main><div>Pie</div>'), page(f'<div>{menu}</div><div role="main">{P}</div>'),
                     page(f'<div>{menu}</div><div><div>{P}{P}</div><div>Lateral</div></div>'),
                     page(f'<div itemprop="articleBody">{P}</div><p>Lateral</p>')):
            with self.subTest(html):
                text = self.read(html)['text']
                self.assertIn(LOREM.strip(), text)
                for word in ('Inicio', 'Lateral', 'Pie'):
                    self.assertNotIn(word, text)

    def test_teasers_marked_as_articles_are_not_taken_for_it(self):
        teaser = '<article><h2>Otra nota</h2><p>Un resumen corto de otra nota que no es esta.</p></article>'
        text = self.read(page(f'<main><h1>Esta</h1>{P * 4}</main><section>{teaser * 2}</section>'))['text']
        self.assertIn(LOREM.strip(), text)
        self.assertNotIn('Otra nota', self.read(page(f'{teaser}<article>{P * 3}</article>{teaser}'))['text'])

    def test_a_fragment_without_paragraphs(self):
        self.assertEqual(self.lines('Hola<br>mundo'), ['Hola', 'mundo', ''])
        self.assertEqual(self.read('')['text'], '')

    def test_zones_come_from_the_markup(self):
        html = page(article('<h1>Petróleo en Tabasco</h1><p class="byline">Por Ana Ruiz Díaz</p>' + P +
                            '<figure><img src="x"><figcaption>Pedro Gómez Paz llega a Lima. Foto: Juan Soto Mora / EFE</figcaption></figure>' +
                            '<figure><img src="y"><span class="credit">Luis Vega Ríos</span></figure>' + P +
                            '<h2>La visita de Carlos Peña Nieto</h2>' + P))
        document = self.read(html, '--zones', 'headline,body,caption')
        zones = {name['text']: name['zone'] for name in mentions(document)}
        for name, zone in {'Ana Ruiz Díaz': 'byline', 'Pedro Gómez Paz': 'caption', 'Juan Soto Mora': 'credit', 'Carlos Peña Nieto': 'headline'}.items():
            if name in zones:  # whether it is found is the tagger's business
                self.assertEqual(zones[name], zone, name)
        self.assertGreaterEqual(len({'Ana Ruiz Díaz', 'Pedro Gómez Paz', 'Juan Soto Mora'} & set(zones)), 2, zones)

    def test_the_day_of_publication(self):
        heads = ['<meta property="article:published_time" content="D">', '<meta name="date" content="D">',
                 '<meta itemprop="datePublished" content="D">',
                 '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"D"}</script>',
                 '<script type="application/ld+json">[{"@type":"WebSite"},{"@type":["ReportageNewsArticle"],"datePublished":"D"}]</script>',
                 '<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"D"}]}</script>',
                 '<script type="application/ld+json">{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","datePublished":"D"}}</script>',
                 '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"D","x":"línea\n rota",}</script>']
        for head in heads:
            for day in ('2025-11-03', '2025-11-03T23:10:00-06:00'):
                with self.subTest(head):
                    document = self.read(page(article(P), head.replace('D', day, 1) if '"D"' not in head else head.replace('"D"', f'"{day}"')))
                    self.assertEqual((document['published'], document['published_from']), ('2025-11-03', 'html'))
        document = self.read(page(article(f'<time datetime="2025-11-03T10:00">hoy</time>{P}')))
        self.assertEqual(document['published'], '2025-11-03')

    def test_an_impossible_day_is_noted(self):
        document = self.read(page(article(P), '<meta property="article:published_time" content="2025-02-30">'), '--published', '2024-05-06')
        self.assertEqual((document['published'], document['published_from']), ('2024-05-06', 'option'))
        self.assertIn('2025-02-30', document['notes'][0])

    def test_the_page_is_believed_before_the_options(self):
        document = self.read(page(article(P), '<meta property="article:published_time" content="2025-11-03">', ' lang="es-AR"'),
                             '--published', '2024-01-01', '--country', 'MX')
        self.assertEqual((document['published'], document['country'], document['country_from']), ('2025-11-03', 'AR', 'html'))

    def test_the_country(self):
        for root, head, country in ((' lang="es-MX"', '', 'MX'), (' lang="es"', '<meta property="og:locale" content="es_CO">', 'CO'),
                                    (' lang="es-419"', '', None), ('', '<meta property="og:locale" content="es_LA">', None),
                                    (' lang="en-US"', '', None), (' lang="es-ZZ"', '', None), (' lang="ES-pe"', '', 'PE')):
            with self.subTest(root + head):
                document = self.read(page(article(P), head, root))
                self.assertEqual(document['country'], country)
                self.assertEqual(document['notes'], [])

    def test_a_page_that_scripts_fill_in_has_its_text_in_its_metadata(self):
        script = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"T","articleBody":"%s"}</script>' % (LOREM * 3)
        self.assertEqual(self.read(page('<div id="app"></div>', script))['text'], f'T\n\n{LOREM * 3}\n')

    def test_hostile_markup_costs_neither_stack_nor_time(self):
        n = 200000
        for html in ('<div>' * n, '<b>' * n + '<p>x' * 1000, '<table>' * n, '<a href=x>' * n, '<ul><li>' * n, '<svg>' * n,
                     '<a ' + 'x=1 ' * n + '>y</a>', '<a ' + ' '.join(f'x{i}' for i in range(n)) + '>y</a>', '<' * n, '</' * n, '&' * n,
                     '<!--' * n, '<p>' * n, '<font a=1>' * 300 + '<p>' * 20000, '<div>' * n + 'texto' + '</div>' * n,
                     ''.join(f'<b c={i}>' for i in range(2000)) + '<p>x' * 20000, '<table><b>' * 20000, '<select>' * n,
                     '<script>' * n, '"\'' * n, '<a title="' * n, '<math><mi>' * n, '<template>' * n, '<p><table>' * 20000):
            with self.subTest(html[:30]):
                done = run('--input', 'html', '--only', 'money', '-', stdin=html, timeout=60)
                self.assertEqual(done.returncode, 0, done.stderr.decode())
                self.assertEqual(done.stdout.count(b'\n'), 1)

    def test_deep_text_is_kept(self):
        text = self.read(page(article('<div>' * 1000 + P + '</div>' * 1000 + '<p>después</p>')))['text']
        self.assertIn(LOREM.strip(), text)
        self.assertIn('después', text)

    def test_deep_metadata_is_no_trouble(self):
        script = '<script type="application/ld+json">%s</script>'
        self.read(page(article(P), script % ('[' * 200000)))
        self.read(page(article(P), script % ('{"a":' * 100000 + '1' + '}' * 100000)))


if __name__ == '__main__':
    unittest.main()
