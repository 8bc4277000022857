import typst

from intl_crm.printing.fonts import code_points, folders


def test_the_shipped_fonts_are_all_that_the_templates_name():
    fonts = typst.Fonts(False, False, list(map(str, folders())))
    assert {"Noto Sans", "Noto Sans CJK TC", "Noto Sans CJK JP", "Noto Sans CJK KR"} <= set(fonts.families())


def test_code_points_of_all_scripts_of_the_interface():
    assert set(map(ord, "Aț臺ぱ한ー「」〔〕†")) <= code_points()
