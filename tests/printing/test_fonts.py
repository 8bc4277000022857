import re

import pytest
import typst

from intl_crm.printing.engine import SOURCES
from intl_crm.printing.fonts import code_points, folders
from intl_crm.printing.worker import FACES


def test_the_shipped_fonts_are_all_that_the_templates_name():
    fonts = typst.Fonts(False, False, list(map(str, folders())))
    source = (SOURCES / "base.typ").read_text()
    named = set(re.findall(r'"(Noto Sans(?: CJK ..)?|Noto Emoji|Almarai)"', source))
    scripts = re.findall(r'(\w+): "[^"]"', source[source.index("#let scripts") : source.index("#let others")])
    assert len(named) == 6
    assert {*named, *(f"Noto Sans {script}" for script in scripts)} <= set(fonts.families())
    assert len(FACES) == len(named) + len(scripts)


@pytest.mark.parametrize("text", ["Aț臺ぱ한ー「」〔〕†", "שלוםعمّانनमस्तेக்ஷภาษาไทย٣٤٥", "👨🏽🚀🏴🇹🇼❤👍"])
def test_code_points_of_all_scripts_in_which_a_name_may_come(text):
    assert set(map(ord, text)) <= code_points()
