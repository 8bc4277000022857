"""Prints to test with: the samples as JSON, and small ones made of the data classes."""

import datetime
import json
from functools import cache
from pathlib import Path
from typing import Any

from intl_crm.printing.engine import compile_pdf
from intl_crm.printing.numbering import scheme
from intl_crm.printing.report_data import (
    Fallback,
    Figure,
    FigureRow,
    ReportData,
    ReportLabels,
    Section,
)
from intl_crm.printing.sheet_data import (
    Band,
    Fact,
    GiftLine,
    Participant,
    PastExchange,
    Principal,
    ProgrammeItem,
    SheetData,
    SheetLabels,
)
from intl_crm.printing.values import Text, Value, known, unknown

SAMPLES = Path(__file__).parent / "samples"
DATE = datetime.date(2021, 12, 31)
SHEETS = (
    "sheet-koror.zh-Hant-TW",
    "sheet-koror.en",
    "sheet-koror.ja",
    "sheet-koror.ko",
    "sheet-full.zh-Hant-TW",
)
REPORTS = ("report-2021.zh-Hant-TW", "report-2021.en")


def sample(name: str) -> dict[str, Any]:
    """One of the samples."""
    loaded: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def printed(name: str) -> bytes:
    """The PDF of one of the samples."""
    return compile_pdf(name.split("-", maxsplit=1)[0], sample(name), date=DATE)


def texts(data: object) -> list[str]:
    """All texts of a print's data, without its labels and what only steers it."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, list):
        return [text for item in data for text in texts(item)]
    if isinstance(data, dict):
        steering = ("labels", "lang", "state", "alt")
        return [text for key, value in data.items() if key not in steering for text in texts(value)]
    return []


def small_sheet(name: Text = "Adrian Schrinner", title: Text = "Mayor of Brisbane") -> SheetData:
    """A sheet of the little that is known of a video call: no time, no photograph, no aims, no points."""
    return SheetData(
        lang="en",
        office="Administration and International Affairs Department",
        kind="Briefing sheet",
        title="Video courtesy call with sister city Brisbane",
        when=(known("Monday 8 March 2021   "), unknown("no time recorded"), "   Brisbane +2"),
        where=(unknown("venue unknown"),),
        band=Band(level="INTERNAL", rule="For the Mayor and accompanying staff."),
        edition="Edition 1, 5 Mar 2021",
        printed="Printed by protocol officer",
        labels=SheetLabels(**sample("sheet-koror.en")["labels"]),
        principal=Principal(name=name, title=title, other=Value(text="施里納", lang="zh-Hant-TW")),
        hosts=(Participant(no="1", name="Chen Chi-mai", title="Mayor of Kaohsiung"),),
        programme=(ProgrammeItem(what="Video conference on industry and on the summit of cities"),),
        partnership=(
            Fact(label="Relation", value="Sister city"),
            Fact(label="Since", value="1997"),
            Fact(label="Next anniversary", value=unknown("day unknown")),
        ),
        history=(PastExchange(when="8 Mar 2021", what="Video courtesy call", kind="by video"),),
        gifts=(GiftLine(when="Dec 2021", direction="given", what="Local gift with a letter"),),
    )


JA_LABELS = ReportLabels(
    contents="目次",
    page="{n}／{m}ページ",
    figures="統計",
    notes="注記",
    compared="公表値と集計値",
    figure="項目",
    published="公表値",
    computed="集計値",
    difference="差",
    reason="相違の理由",
    source="出典",
    fallbacks="他の言語で表示した項目",
    fallback_note="†は日本語の記録がなく、他の言語で表示したものです。",
    fallback_where="番号",
    fallback_what="内容",
    fallback_language="言語",
    changes="前版からの変更",
    change_where="番号",
    change_what="内容",
    change_before="変更前",
    change_after="変更後",
)
KO_LABELS = ReportLabels(
    contents="목차",
    page="{n}/{m}쪽",
    figures="통계",
    notes="주석",
    compared="공표 수치와 집계 수치",
    figure="항목",
    published="공표 수치",
    computed="집계 수치",
    difference="차이",
    reason="차이 사유",
    source="출처",
    fallbacks="다른 언어로 표시한 항목",
    fallback_note="†는 한국어 기록이 없어 다른 언어로 표시한 것입니다.",
    fallback_where="번호",
    fallback_what="내용",
    fallback_language="언어",
    changes="이전 판과 달라진 점",
    change_where="번호",
    change_what="내용",
    change_before="변경 전",
    change_after="변경 후",
)


def fallback_text(text: str) -> Value:
    """A text in Taiwan's Chinese that stands in for a missing one."""
    return Value(text=text, lang="zh-Hant-TW", fallback=True)


def small_report(language: str) -> ReportData:
    """A report in Japanese or Korean of four levels, with fallbacks and one figure."""
    ja, number = language == "ja", scheme(language).number
    title = fallback_text("與帛琉共和國科羅州締結為姊妹市暨帛國駐台大使歐克麗訪高")
    body = fallback_text("本市於110年9月17日與帛琉共和國科羅州締結為姊妹市，採異地簽署形式。")
    known_item = Section(
        number=number((4, 1, 1, 1)),
        title="熊本県とのオンライン面会" if ja else "구마모토현과의 화상 면담",
        text=(
            "令和3年9月8日、熊本県の蒲島郁夫知事とオンライン会議を開き、産業及び観光での協力について意見を交わしました。"
            if ja
            else "2021년 9월 8일 일본 구마모토현 가바시마 이쿠오 지사와 화상회의를 열었다.",
        ),
    )
    exchanges = Section(
        number=number((4, 1, 1)),
        title="姉妹都市・友好都市との相互訪問及び交流" if ja else "자매·우호도시와의 상호 방문 및 교류",
        items=(known_item, Section(number=number((4, 1, 1, 2)), title=title, text=(body,))),
    )
    visits = Section(
        number=number((4, 1)),
        title="海外来訪者の受入れ" if ja else "해외 방문객 접견",
        items=(exchanges, Section(title="国際関係委員会" if ja else "국제관계위원회")),
    )
    top = Section(number=number((4,)), title="国際交流" if ja else "국제 교류", items=(visits,))
    return ReportData(
        lang=language,
        office="高雄市政府行政暨国際処" if ja else "가오슝시 정부 행정국제처",
        title="令和3年次交流報告書" if ja else "2021년 연간 교류 실적 보고서",
        years=("令和3年", "2021年") if ja else ("2021년",),
        edition="第1版" if ja else "제1판",
        labels=JA_LABELS if ja else KO_LABELS,
        sections=(top,),
        figures=(
            Figure(
                caption="図1　地域別件数" if ja else "그림 1 권역별 건수",
                table_caption="表1　地域別件数（件）" if ja else "표 1 권역별 건수(건)",
                alt="アジア5件" if ja else "아시아 5건",
                head="地域" if ja else "권역",
                series=("対面", "オンライン") if ja else ("대면", "화상"),
                sum="計" if ja else "계",
                rows=(FigureRow(name="アジア" if ja else "아시아", values=(3, 2)),),
            ),
        ),
        fallbacks=(
            Fallback(
                where=scheme(language).reference((4, 1, 1, 2)),
                what=Value(text=title.text, lang="zh-Hant-TW"),
                language="中国語（台湾）" if ja else "중국어(대만)",
            ),
        ),
    )
