"""Cold starts and warm calls as an SVG, which follows the reader's light or dark mode."""

from xml.sax.saxutils import escape

from . import cold

_WIDTH, _LABEL, _ROW, _TOP = 760, 110, 24, 62
_BARS = _WIDTH - _LABEL - 110
_OURS = ("managed", "first", "bundle")
_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 14px } .quiet { fill: #59636e }
.ours { fill: #1a7f37 } .others { fill: #8c959f } .spread { stroke: #1f2328; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .quiet { fill: #9198a1 } .ours { fill: #3fb950 } .others { fill: #656c76 } .spread { stroke: #f0f6fc }
}"""


def write(run, file):
    drawings, y = [], 0
    for title, subtitle, rows in _panels(run):
        drawings.append(f'<g transform="translate(0 {y})">{_panel(title, subtitle, rows)}</g>')
        y += _TOP + _ROW * len(rows) + 12
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{y}" viewBox="0 0 {_WIDTH} {y}" role="img" '
        f'aria-label="Cold starts and warm calls">\n<style>{_STYLE}\n</style>\n' + "\n".join(drawings) + "\n</svg>\n", encoding="utf-8")


def _panels(run):
    main = str(cold.MAIN)
    yield from _panel_of(run, "Cold start: process start to first answer", f"{main}; milliseconds, medians and quartiles",
                         lambda name: run.summary("cold", main, name, "first_answer"))
    yield from _panel_of(run, "Warm call, median", "https, 50 accounts, 1 core; milliseconds, medians and quartiles",
                         lambda name: run.summary("warm", "50", name, "p50"))
    yield from _panel_of(run, "Warm call, 99 of 100 are faster", "https, 50 accounts, 1 core; milliseconds, medians and quartiles",
                         lambda name: run.summary("warm", "50", name, "p99"))


def _panel_of(run, title, subtitle, summary):
    rows = [(name, found) for name in run.facts["variants"] if (found := summary(name))]
    if rows:
        yield title, subtitle, rows


def _panel(title, subtitle, rows):
    scale = _BARS / max(found["q3"] for _, found in rows)
    lines = [f'<text class="title" x="8" y="24">{escape(title)}</text>',
             f'<text class="quiet" x="8" y="44">{escape(subtitle)}</text>']
    return "\n".join(lines + [_bar(name, found, scale, _TOP + i * _ROW) for i, (name, found) in enumerate(rows)])


def _bar(name, found, scale, y):
    low, median, high = (_LABEL + found[each] * scale for each in ("q1", "median", "q3"))
    value = f"{found['median'] * 1000:,.{0 if found['median'] >= 0.01 else 2}f}"
    kind = "ours" if name in _OURS else "others"
    middle = y + _ROW / 2 - 2
    return (f'<text x="{_LABEL - 8}" y="{middle + 4:.0f}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="{kind}" x="{_LABEL}" y="{y}" width="{median - _LABEL:.1f}" height="{_ROW - 6}" rx="2"/>'
            f'<path class="spread" d="M{low:.1f} {middle}H{high:.1f}"/>'
            f'<text x="{max(median, high) + 8:.1f}" y="{middle + 4:.0f}">{value}</text>')
