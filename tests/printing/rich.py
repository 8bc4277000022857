"""A report that shows all that a report can: photographs, tables, charts of both kinds, changes."""

import io
from dataclasses import replace
from functools import cache

from PIL import Image

from intl_crm.printing.engine import compile_pdf
from intl_crm.printing.numbering import scheme
from intl_crm.printing.report_data import (
    Change,
    Figure,
    FigureRow,
    FigureTotal,
    Note,
    Photograph,
    ReportData,
    ReportLabels,
    Section,
    Table,
)
from intl_crm.printing.values import Value, unknown
from tests.printing.examples import DATE, JA_LABELS, KO_LABELS, sample

# One column for each language; the words are those of no real exchange.
WORDS = {
    "language": ("zh-Hant-TW", "en", "ja", "ko"),
    "office": ("示例市政府國際處", "International Office, Sample City", "例示市国際課", "예시시 국제과"),
    "title": ("110年度成果報告", "Annual Report 2021", "令和3年次交流報告書", "2021년 연간 교류 보고서"),
    "year": ("中華民國110年", "2021", "令和3年", "2021년"),
    "edition": ("第2版", "Edition 2", "第2版", "제2판"),
    "top": ("國際交流", "International exchange", "国際交流", "국제 교류"),
    "visits": ("訪賓接待", "Visits", "来訪", "방문 접견"),
    "friends": (
        "姊妹市及友好城市之交流",
        "Exchange with sister and friendship cities",
        "姉妹都市・友好都市との交流",
        "자매·우호도시 교류",
    ),
    "exchange": ("交流展開幕", "Opening of the exhibition", "交流展の開会", "교류전 개막"),
    "text": (
        "110年9月17日於市府大廳舉行開幕式，展出雙方城市之工藝與照片，並以視訊連線向兩地市民介紹。" * 2,
        "The exhibition opened on 17 September 2021 in the city hall, with crafts and photographs. " * 2,
        "令和3年9月17日、市庁舎ロビーで開会式を行い、両市の工芸品と写真を展示した。" * 2,
        "2021년 9월 17일 시청 로비에서 개막식을 열고 두 도시의 공예품과 사진을 전시하였다. " * 2,
    ),
    "photo": (
        "開幕式合影（110年9月17日）",
        "At the opening, 17 September 2021",
        "開会式にて（令和3年9月17日）",
        "개막식 기념사진(2021년 9월 17일)",
    ),
    "alt": (
        "來賓於展場合影",
        "Guests in the exhibition hall",
        "展示場の来賓",
        "전시장의 내빈",
    ),
    "agreements": ("簽署之協定", "Agreements signed", "締結した協定", "체결한 협정"),
    "when": ("日期", "Date", "日付", "날짜"),
    "partner": ("對象", "Partner", "相手", "상대"),
    "persons": ("人次", "Persons", "人数", "인원"),
    "palau": ("帛琉科羅州", "State of Koror, Palau", "パラオ・コロール州", "팔라우 코로르주"),
    "busan": ("韓國釜山市", "Busan, Korea", "韓国・釜山市", "부산시"),
    "nothing": ("不詳", "unknown", "不明", "미상"),
    "note": (
        "人次不詳者不以零計。",
        "What is unknown is not counted as zero.",
        "不明はゼロとしない。",
        "미상은 0으로 보지 않는다.",
    ),
    "months": ("各月訪賓案件", "Visits by month", "月別の来訪件数", "월별 방문 건수"),
    "month": ("{}月", "{}", "{}月", "{}월"),
    "years": ("五年比較", "Five years side by side", "5年間の比較", "5년 비교"),
    "inbound": ("來訪", "Inbound", "来訪", "방문"),
    "outbound": ("出訪", "Outbound", "訪問", "출방"),
    "video": ("視訊", "By video", "オンライン", "화상"),
    "sum": ("計", "Sum", "計", "계"),
    "cases": ("案", "Cases", "件", "건"),
    "countries": ("各國案件及人次", "Cases and persons by country", "国別の件数と人数", "국가별 건수와 인원"),
    "country": ("國家", "Country", "国", "국가"),
    "japan": ("日本", "Japan", "日本", "일본"),
    "korea": ("韓國", "Korea", "韓国", "한국"),
    "usa": ("美國", "United States of America", "アメリカ合衆国", "미국"),
    "whole": ("合計", "All", "合計", "합계"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHAPES = {
    "group.jpg": (1600, 1067),
    "hall.jpg": (1600, 1200),
    "tall.jpg": (1200, 1600),
    "wide.jpg": (1600, 600),
}


def word(key: str, language: str) -> str:
    """One of the words in a language."""
    return WORDS[key][WORDS["language"].index(language)]


def labels(language: str) -> ReportLabels:
    """The words of the print itself."""
    of_samples = {"ja": JA_LABELS, "ko": KO_LABELS}
    return of_samples.get(language) or ReportLabels(**sample(f"report-2021.{language}")["labels"])


@cache
def pictures() -> dict[str, bytes]:
    """The photographs of the report: gradients in the shapes that cameras give."""
    return {name: _gradient(size) for name, size in SHAPES.items()}


def _gradient(size: tuple[int, int]) -> bytes:
    made = io.BytesIO()
    bands = [Image.linear_gradient("L").rotate(turn).resize(size) for turn in (0, 90, 180)]
    Image.merge("RGB", bands).save(made, "JPEG", quality=85)
    return made.getvalue()


@cache
def printed_rich(language: str) -> bytes:
    """The PDF of the report."""
    return compile_pdf("report", rich_report(language).to_json(), date=DATE, pictures=pictures())


def rich_report(language: str) -> ReportData:
    """The report in a language."""
    number = scheme(language).number

    def of(key: str) -> str:
        return word(key, language)

    exchanges = tuple(
        Section(
            number=number((1, 1, 1, at)),
            title=of("exchange"),
            text=(of("text").strip(),) * 2,
            pictures=tuple(_photograph(name, language) for name in names),
        )
        for at, names in enumerate(
            (("group.jpg", "hall.jpg"), ("wide.jpg",), ("tall.jpg", "hall.jpg", "group.jpg")), 1
        )
    )
    friends = Section(number=number((1, 1, 1)), title=of("friends"), items=exchanges)
    agreements = Section(
        number=number((1, 1, 2)),
        title=of("agreements"),
        tables=(_table(language),),
        figures=(_months(language),),
    )
    visits = Section(number=number((1, 1)), title=of("visits"), items=(friends, agreements))
    return ReportData(
        lang=language,
        office=of("office"),
        title=of("title"),
        years=(of("year"), "2021") if language == "zh-Hant-TW" else (of("year"),),
        edition=of("edition"),
        labels=labels(language),
        sections=(Section(number=number((1,)), title=of("top"), items=(visits,)),),
        figures=(_years(language), _countries(language)),
        notes=(Note(mark="1", text=of("note")),),
        changes=(
            Change(where=scheme(language).reference((1, 1, 1, 2)), what=of("exchange"), after=of("text")),
            Change(where="", what=of("persons"), before="157", after="158"),
            Change(
                where=scheme(language).reference((1, 1, 2)),
                what=of("palau"),
                before=Value(text=of("nothing")),
            ),
        ),
    )


def _photograph(name: str, language: str) -> Photograph:
    width, height = SHAPES[name]
    caption = None if name == "tall.jpg" else word("photo", language)
    return Photograph(name=name, alt=word("alt", language), width=width, height=height, caption=caption)


def _table(language: str) -> Table:
    return Table(
        caption=word("agreements", language),
        head=tuple(word(key, language) for key in ("when", "partner", "persons")),
        rows=(
            ("2021-09-17", word("palau", language), "12"),
            (
                "2021-11-02",
                (word("busan", language), Value(text="부산", lang="ko")),
                unknown(word("nothing", language)),
            ),
        ),
        numbers=(2,),
        note=word("note", language),
    )


def _months(language: str) -> Figure:
    names = MONTHS if language == "en" else tuple(word("month", language).format(at) for at in range(1, 13))
    return Figure(
        upright=True,
        caption=word("months", language),
        table_caption=word("months", language),
        alt=word("months", language),
        head=word("when", language),
        series=tuple(word(key, language) for key in ("inbound", "outbound", "video")),
        sum=word("sum", language),
        rows=tuple(
            FigureRow(name=name, values=((at * 7) % 12, (at * 5) % 4, at % 3))
            for at, name in enumerate(names, 1)
        ),
        totals=(
            FigureTotal(
                name=word("whole", language), cells=("66", "18", "12", "96"), strong=True, ruled=True
            ),
        ),
    )


def _years(language: str) -> Figure:
    one = _months(language)
    rows = tuple(FigureRow(name=str(2017 + at), values=(118 + 9 * at, 40 - 8 * at)) for at in range(5))
    caption = word("years", language)
    return replace(
        one, caption=caption, table_caption=caption, alt=caption, series=one.series[:2], rows=rows, totals=()
    )


def _countries(language: str) -> Figure:
    counted = {"japan": (9, 120), "korea": (4, 31), "usa": (2, None)}
    caption = word("countries", language)
    return Figure(
        caption=caption,
        table_caption=caption,
        alt=caption,
        head=word("country", language),
        series=(word("cases", language),),
        columns=(word("cases", language), word("persons", language)),
        rows=tuple(
            FigureRow(
                name=word(country, language),
                values=(cases,),
                cells=(str(cases), str(persons) if persons else unknown(word("nothing", language))),
            )
            for country, (cases, persons) in counted.items()
        ),
        totals=(FigureTotal(name=word("whole", language), cells=("15", "151"), strong=True, ruled=True),),
        note=word("note", language),
    )
