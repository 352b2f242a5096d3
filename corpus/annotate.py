#!/usr/bin/env python3
"""Make the articles and their gold from the marked sources, and check them.

    annotate.py            write corpus/articles/* and corpus/gold/*.json from corpus/marked/*
    annotate.py --check    write nothing; say what is not as it should be (exit status 1)
    annotate.py --audit    list what looks like a mention and is not marked, for a reader to judge

A marked source is the article itself with its mentions in braces, so that no offset is ever typed:

    {M=38,000 millones de dólares|38e9 USD}      money: value, currency, then any of
                                                 more_than less_than approx implicit
    {M=10 y 20 millones de euros|10e6..20e6 EUR} a range
    {M=miles de millones de dólares|vague USD}   a quantity that is not a number; `-` for a currency unknown
    {D=finales de 2024|2024 end}                 a date: TIMEX3 value (`-` for none), then a modifier
    {P=Altman|Sam Altman}                        a person; after the bar the name of the entry, if it is another
    {P=Melisa Sala|; org=LCG}                    a bare affiliation
    {O=AWS|Amazon Web Services}                  an organization, in the same way
    {R=CEO de {O=AWS|…}|Matt Garman}             a role: whose it is; its organization is the first one inside,
                                                 `; org=X` names another, `; org=-` says there is none

Every money and date mention is marked; of people and organizations each form at least once.
A source opens with `key: value` lines (country, published, source) and a line `---`.
`snippets.txt` holds many short documents, each under a line `=== id country published`.
"""
import datetime
import decimal
import html.parser
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
MARKED, ARTICLES, GOLD = HERE / 'marked', HERE / 'articles', HERE / 'gold'

AMOUNT_MODIFIERS = {'approx', 'more_than', 'less_than'}
DATE_MODIFIERS = {'start', 'mid', 'end', 'approx', 'before', 'after'}
TIMEX = re.compile(r'(\d{4}|XXXX)-\d\d-\d\d|(\d{4}|XXXX)-\d\d|\d{4}|\d{4}-W\d\d(-WE)?|\d{4}-Q[1-4]|\d{4}-H[12]'
                   r'|\d{4}-(SP|SU|FA|WI)|\d{3}|\d\d')
CURRENCY_SIGN = re.compile(
    r'd[oó]lar|peso|euro|\bsol(es)?\b|boliviano|guaran|quetzal|lempira|c[oó]rdoba|col[oó]n|balboa|bol[ií]var|peseta'
    r'|c[eé]ntimo|centavo|libra|\byen|\breal(es)?\b|franco|unidades? (?:de fomento|indexada)|sucre|\binti|\bG\. ?\d|\bUF\b|\bmdp\b|\bmdd\b|\bmm?dd?\b|\bmde\b'
    r'|\bUSD\b|\bEUR\b|\bFCFA\b|\bGs\.?|\bBs\b|\bS/|[$€£¢₡₲]|\bQ ?\d|\bL ?\d|\bB/\.|\bUS\b|\bVES\b|\bCUP\b|\bMLC\b', re.I)
MONTHS = ('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre').split()
WEEKDAYS = ('lunes martes miercoles jueves viernes sabado domingo').split()


class Problem(Exception):
    pass


def parse(marked):
    """The text without marks, and the marks as (kind, start, end, attributes, marks inside)."""
    text, marks, open_marks = [], [], []
    length, i = 0, 0
    start_of_mark = re.compile(r'\{([MDPOR])=')
    while i < len(marked):
        opening = start_of_mark.match(marked, i)
        if opening:
            open_marks.append([opening.group(1), length, []])
            i = opening.end()
        elif marked[i] == '|' and open_marks:
            close = marked.index('}', i)
            kind, start, inside = open_marks.pop()
            mark = (kind, start, length, marked[i + 1:close].strip(), inside)
            marks.append(mark)
            if open_marks:
                open_marks[-1][2].append(mark)
            i = close + 1
        else:
            text.append(marked[i])
            length += 1
            i += 1
    if open_marks:
        raise Problem(f'a mark is not closed: {"".join(text)[open_marks[0][1]:][:60]!r}')
    return ''.join(text), sorted(marks, key=lambda m: (m[1], -m[2]))


def plain(number):
    return format(decimal.Decimal(number), 'f')


def money(text, start, end, attributes):
    words = attributes.split()
    low, _, high = words[0].partition('..')
    vague = low == 'vague'
    rest = set(words[2:])
    if rest - AMOUNT_MODIFIERS - {'implicit'}:
        raise Problem(f'unknown word in {attributes!r}')
    return {'text': text[start:end], 'min': None if vague else plain(low), 'max': None if vague else plain(high or low),
            'currency': None if words[1] == '-' else words[1], 'mod': next(iter(rest & AMOUNT_MODIFIERS), None),
            'implicit': 'implicit' in rest, 'vague': vague, 'start': start, 'end': end}


def date(text, start, end, attributes):
    words = attributes.split()
    return {'text': text[start:end], 'value': None if words[0] == '-' else words[0],
            'mod': words[1] if len(words) > 1 else None, 'start': start, 'end': end}


def split_attributes(attributes, form):
    name, _, options = attributes.partition(';')
    organization = options.partition('org=')[2].strip()
    return name.strip() or form, organization


def annotate(marked):
    """The text of a marked source and its gold."""
    text, marks = parse(marked)
    gold = {'money': [], 'dates': [], 'people': [], 'orgs': []}
    people, organizations = {}, {}

    def person(name):
        return people.setdefault(name, {'name': name, 'mentions': [], 'roles': [], 'org': None})

    def organization(name):
        return organizations.setdefault(name, {'name': name, 'mentions': []})

    def add(forms, form):
        if form not in forms:
            forms.append(form)

    for kind, start, end, attributes, inside in marks:
        form = text[start:end]
        if kind == 'M':
            gold['money'].append(money(text, start, end, attributes))
        elif kind == 'D':
            gold['dates'].append(date(text, start, end, attributes))
        elif kind == 'O':
            add(organization(split_attributes(attributes, form)[0])['mentions'], form)
        else:
            name, stated = split_attributes(attributes, form)
            entry = person(name)
            if kind == 'P':
                add(entry['mentions'], form)
            else:
                add(entry['roles'], form)
                first = next((text[s:e] for k, s, e, *_ in inside if k == 'O'), None)
                stated = stated or first or '-'
            if stated and stated != '-' and entry['org'] is None:
                entry['org'] = stated
    for entry in [*people.values(), *organizations.values()]:
        entry['mentions'].sort(key=lambda form: form != entry['name'])
    gold['people'], gold['orgs'] = list(people.values()), list(organizations.values())
    return text, gold


class Page(html.parser.HTMLParser):
    """The marked text of a newspaper page: its h1, an empty line, and the blocks of its articleBody, a line each."""
    BLOCKS = {'p', 'h2', 'h3', 'figcaption', 'li', 'blockquote'}
    SKIPPED = {'aside', 'script', 'style', 'nav', 'button'}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.title, self.lines, self.block, self.depth, self.skipped = '', [], None, 0, 0

    def handle_starttag(self, tag, attrs):
        if tag in self.SKIPPED:
            self.skipped += 1
        if tag == 'div' and (self.depth or dict(attrs).get('itemprop') == 'articleBody'):
            self.depth += 1
        if not self.skipped and (tag == 'h1' or self.depth and tag in self.BLOCKS):
            self.block = ''
        elif tag == 'br' and self.block is not None:
            self.block += ' '

    def handle_endtag(self, tag):
        if tag in self.SKIPPED:
            self.skipped -= 1
        if self.block is not None and (tag == 'h1' or tag in self.BLOCKS):
            line = ' '.join(self.block.split())
            if tag == 'h1':
                self.title = line
            elif line:
                self.lines.append(line)
            self.block = None
        if tag == 'div' and self.depth:
            self.depth -= 1

    def handle_data(self, data):
        if self.block is not None and not self.skipped:
            self.block += data


def page_text(marked):
    page = Page()
    page.feed(marked)
    return page.title + '\n\n' + '\n'.join(page.lines) + '\n'


def documents():
    """Every document of the sources: (file of its gold, file of its article or None, its content, document)."""
    for path in sorted(MARKED.iterdir()):
        source = path.read_text(encoding='utf-8')
        if path.name == 'snippets.txt':
            for block in re.split(r'^=== ', source, flags=re.M)[1:]:
                head, _, body = block.partition('\n')
                identity, country, published = (head.split() + ['-', '-'])[:3]
                text, gold = annotate(body.strip())
                yield GOLD / 'snippets.json', None, None, {
                    'id': identity, 'country': None if country == '-' else country,
                    'published': None if published == '-' else published, 'source': None, 'text': text, 'gold': gold}
            continue
        head, _, body = source.partition('\n---\n')
        fields = dict(re.split(r':\s*', line, maxsplit=1) for line in head.split('\n'))
        content = parse(body)[0]
        text, gold = annotate(page_text(body) if path.suffix == '.html' else body)
        yield GOLD / (path.stem + '.json'), ARTICLES / path.name, content, {
            'id': path.stem, 'country': fields['country'], 'published': fields['published'], 'source': fields['source'],
            'text': text, 'gold': gold}


def fold(word):
    for accented, base in zip('áéíóúüÁÉÍÓÚÜ', 'aeiouuaeiouu'):
        word = word.replace(accented, base)
    return word.lower()


def date_problems(text, value):
    """What in a date's words does not agree with its value."""
    words = [fold(w) for w in re.findall(r'\w+', text)]
    if re.fullmatch(r'\d{4}-\d\d-\d\d', value):
        day = datetime.date.fromisoformat(value)   # an impossible day raises ValueError
        for word in words:
            if word in WEEKDAYS and WEEKDAYS[day.weekday()] != word:
                yield f'{value} is {WEEKDAYS[day.weekday()]}'
        if re.search(r'\b\d{1,2}(º|ro)?( de |/|-)', text) and str(day.day) not in [w.lstrip('0') for w in words]:
            yield f'{value}: the day is another'
    if re.match(r'\d{4}-W', value):
        datetime.date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
    month = re.match(r'(?:\d{4}|XXXX)-(\d\d)', value)
    for word in words:
        if word in MONTHS and month and MONTHS[int(month.group(1)) - 1] != word and 'dia' not in words:
            yield f'{value}: the month is another'
        if re.fullmatch(r'(19|20)\d\d', word) and word[:len(value[:4])] != value[:4]:
            yield f'{value}: the year is another'


def problems(document):
    text, gold = document['text'], document['gold']
    words = len(text.split())
    for kind in ('money', 'dates'):
        last = 0
        for m in gold[kind]:
            where = f"{kind} {m['text']!r}"
            if text[m['start']:m['end']] != m['text']:
                yield f'{where}: is not the text at its place'
            if m['start'] < last:
                yield f'{where}: overlaps the one before'
            last = m['end']
            if m['text'] != m['text'].strip() or re.match(r'(de|del|al|en|a|desde|hasta|unos|unas|casi|más)\b', m['text'], re.I):
                yield f'{where}: begins or ends with what does not belong to it'
    for m in gold['money']:
        where = f"money {m['text']!r}"
        if m['vague'] != (m['min'] is None) or (m['min'] is None) != (m['max'] is None):
            yield f'{where}: vague and the values do not agree'
        if not m['vague']:
            if not all(re.fullmatch(r'\d+(\.\d+)?', m[k]) for k in ('min', 'max')) or decimal.Decimal(m['min']) > decimal.Decimal(m['max']):
                yield f"{where}: {m['min']}..{m['max']} is no amount"
            digits = re.findall(r'[1-9]\d*', re.sub(r'(?<=\d)[.,](?=\d{3}\b)', '', m['text']))
            if digits and digits[0].rstrip('0')[:3] not in m['min'].replace('.', ''):
                yield f"{where}: {m['min']} has other digits"
        if m['currency'] is not None and not re.fullmatch(r'[A-Z]{3}', m['currency']):
            yield f"{where}: currency {m['currency']}"
        if bool(CURRENCY_SIGN.search(m['text'])) == m['implicit']:
            yield f'{where}: implicit is {m["implicit"]}'
    for m in gold['dates']:
        where = f"date {m['text']!r}"
        if m['mod'] not in DATE_MODIFIERS | {None}:
            yield f"{where}: modifier {m['mod']}"
        if m['value'] is not None:
            if not TIMEX.fullmatch(m['value']):
                yield f"{where}: value {m['value']}"
            try:
                yield from (f'{where}: {p}' for p in date_problems(m['text'], m['value']))
            except ValueError as error:
                yield f'{where}: {error}'
    forms = {form for o in gold['orgs'] for form in o['mentions']}
    for entry in gold['people'] + gold['orgs']:
        if entry['name'] not in entry['mentions']:
            yield f"{entry['name']}: the name is not among the mentions"
        for form in entry['mentions']:
            if form not in text or form != form.strip(' ,.;:“”«»()') and not form.endswith('.'):
                yield f'{form!r}: not a form of the text'
    for p in gold['people']:
        for role in p['roles']:
            if role not in text or re.match(r'(el|la|los|las|un|una)\b', role, re.I):
                yield f"{p['name']}: role {role!r}"
        if p['org'] is not None and p['org'] not in forms:
            yield f"{p['name']}: {p['org']!r} is no organization of the document"
    names = [e['name'] for e in gold['people']], [e['name'] for e in gold['orgs']]
    if any(len(set(n)) != len(n) for n in names):
        yield 'an entry stands twice'
    if document['source'] is not None and not 250 <= words <= 600:
        yield f'{words} words'


def audit():
    """Unmarked words that look like a part of a mention."""
    number = r'\d[\d.,]*|\b(mil|mill[oó]n|millones|bill[oó]n|billones|decenas|cientos|miles)\b'
    period = ('|'.join(MONTHS + WEEKDAYS) + r'|mi[eé]rcoles|s[aá]bado|ayer|hoy|mañana|anteayer|año|años|mes|meses|semana|semanas'
              r'|trimestre|semestre|siglo|d[eé]cada|verano|invierno|otoño|primavera|navidad|nochebuena|pascua|d[ií]a|días')
    name = r'[A-ZÁÉÍÓÚÑ][\wáéíóúñ&]+(?: (?:de |del |la |y )*[A-ZÁÉÍÓÚÑ][\wáéíóúñ&]+)*'
    for *_, document in documents():
        text = document['text']
        covered = [(m['start'], m['end']) for kind in ('money', 'dates') for m in document['gold'][kind]]
        forms = sorted((f for kind in ('people', 'orgs') for e in document['gold'][kind] for f in e['mentions'] + e.get('roles', [])),
                       key=len, reverse=True)
        for form in forms:
            covered += [m.span() for m in re.finditer(re.escape(form), text)]
        print(f"== {document['id']} {document['published']} ({len(text.split())} words)")
        for label, pattern in (('number', number), ('period', rf'(?i)\b({period})\b'), ('name', name)):
            for m in re.finditer(pattern, text):
                if not any(s < m.end() and m.start() < e for s, e in covered):
                    around = text[max(0, m.start() - 25):m.end() + 20].replace('\n', '⏎')
                    print(f'  {label:7}{m.group()!r:32} …{around}…')


def main():
    if '--audit' in sys.argv:
        return audit()
    check = '--check' in sys.argv
    files, bad, golds, count = {}, [], {}, 0
    for gold_file, article_file, content, document in documents():
        count += 1
        bad += [f"{document['id']}: {p}" for p in problems(document)]
        golds.setdefault(gold_file, []).append(document)
        if article_file is not None:
            files[article_file] = content
    for gold_file, list_of_documents in golds.items():
        files[gold_file] = json.dumps(list_of_documents, ensure_ascii=False, indent=1) + '\n'
    for path, content in files.items():
        if not check:
            path.write_text(content, encoding='utf-8')
        elif not path.is_file() or path.read_text(encoding='utf-8') != content:
            bad.append(f'{path.relative_to(HERE)}: differs from its marked source')
    for folder, kept in ((ARTICLES, ''), (GOLD, '.json')):
        bad += [f'{p.relative_to(HERE)}: has no marked source' for p in folder.iterdir() if p.name.endswith(kept) and p not in files]
    print(*bad, sep='\n', end='\n' if bad else '')
    print(f'{count} documents, {len(bad)} problems')
    sys.exit(bool(bad))


if __name__ == '__main__':
    main()
