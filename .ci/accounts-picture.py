"""Draws what a terminal shows, standard input, as SVG below the command line that is the argument. Run by .ci/accounts-picture."""

import io
import itertools
import re
import sys

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.terminal_theme import TerminalTheme
from rich.text import Text

# Rich's own, in pixels, and the margin.
CELL_WIDTH, LINE_HEIGHT, MARGIN = 12.2, 24.4, 20

# GitHub's colors: background, text, then black, red, green, yellow.
LIGHT = TerminalTheme((246, 248, 250), (31, 35, 40), [(31, 35, 40), (207, 34, 46), (26, 127, 55), (154, 103, 0)] + [(0, 0, 0)] * 4)
DARK = TerminalTheme((13, 17, 23), (240, 246, 252), [(1, 4, 9), (248, 81, 73), (63, 185, 80), (210, 153, 34)] + [(0, 0, 0)] * 4)

# Rich's own format names fonts at a host elsewhere; and its colors do not follow the reader's.
FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" width="704" viewBox="0 0 %(width)g %(height)g" role="img" aria-label="The accounts of a shop, \
as ./cloudcall accounts shows them">
<style>
text {{ font: {char_height}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace }}
rect {{ fill: #f6f8fa; stroke: #d1d9e0 }}
{styles}
@media (prefers-color-scheme: dark) {{
rect {{ fill: #0d1117; stroke: #3d444d }}
%(dark)s
}}
</style>
<rect x="0.5" y="0.5" width="%(inner_width)g" height="%(inner_height)g" rx="8"/>
<g transform="translate(%(margin)d, %(margin)d)">
{matrix}
</g>
</svg>"""


def words(segment):
    """Whatever font there is: a word begins where its cells do, and has no narrow letters if it has wide ones."""
    for (blank, _), characters in itertools.groupby(segment.text, lambda c: (c.isspace(), cell_len(c))):
        text = "".join(characters)
        yield Segment(text, None if blank else segment.style)


def fit(match):
    """Rich takes wide letters for narrow ones. Narrow ones are stretched, since what bars are made of must leave no gaps."""
    text = match[2].replace("&#160;", " ")
    if not text.strip():
        return ""
    adjust = "spacing" if cell_len(text) > len(text) else "spacingAndGlyphs"
    return f'{match[1]} textLength="{cell_len(text) * CELL_WIDTH:g}" lengthAdjust="{adjust}">{match[2]}</text>\n'


def main():
    shown = Text.from_ansi(f"\x1b[2m{sys.argv[1]}\x1b[0m\n{sys.stdin.read().rstrip()}")
    rows, columns = len(shown.plain.split("\n")), max(map(cell_len, shown.plain.split("\n")))
    console = Console(record=True, width=columns, file=io.StringIO(), force_terminal=True, color_system="standard", legacy_windows=False)
    console.print(Segments([word for segment in shown.render(console) for word in words(segment)]))
    width, height = columns * CELL_WIDTH + 2 * MARGIN, rows * LINE_HEIGHT + 2 * MARGIN
    dark = console.export_svg(theme=DARK, unique_id="accounts", code_format="{styles}", clear=False)
    dark = dark.replace("{", "{{").replace("}", "}}")
    frame = {"width": width, "height": height, "inner_width": width - 1, "inner_height": height - 1, "margin": MARGIN, "dark": dark}
    picture = console.export_svg(theme=LIGHT, unique_id="accounts", code_format=FORMAT % frame)
    print(re.sub(r'(<text [^>]*) textLength="[^"]*" clip-path="[^"]*">([^<]*)</text>', fit, picture).replace("\n\n", "\n"))


main()
