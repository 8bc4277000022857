import datetime
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from intl_crm.printing import engine as engine_module
from intl_crm.printing.engine import Engine, Limits, compile_pdf
from intl_crm.printing.errors import DoesNotFit, MissingGlyphs, PrintFailed, PrintStopped, PrintsWaiting
from tests.printing import pdf
from tests.printing.examples import DATE, SHEETS, printed, sample, small_report, small_sheet
from tests.programs import needs

SMALL = small_sheet().to_json()


@pytest.fixture
def engine():
    """A function that gives an engine of its own."""
    started = []

    def start(**limits):
        started.append(Engine(Limits(**limits)))
        return started[-1]

    yield start
    for one in started:
        one.close()


def long_report(times):
    data = sample("report-2021.zh-Hant-TW")
    return data | {"sections": data["sections"] * times}


def worker_of(engine):
    return engine._worker._process


def test_two_processes_print_the_same_bytes(engine):
    other = engine()
    for name in reversed(SHEETS):
        assert other.compile_pdf("sheet", sample(name), date=DATE) == printed(name)


def test_the_date_is_the_documents_and_not_the_clocks():
    metadata = pdf.reader(compile_pdf("sheet", SMALL, date=datetime.date(2021, 3, 8))).metadata
    assert metadata.creation_date.date() == datetime.date(2021, 3, 8)
    assert metadata.title == SMALL["title"]


def test_threads_wait_for_their_turn():
    jobs = [small_sheet(f"Guest {n % 2}").to_json() for n in range(4)]
    with ThreadPoolExecutor(4) as threads:
        prints = list(threads.map(lambda job: compile_pdf("sheet", job, date=DATE), jobs))
    assert prints[:2] == prints[2:]
    assert len(set(prints)) == 2


@pytest.mark.parametrize(
    ("limits", "times", "limit"),
    [
        ({"seconds": 2, "memory": 2**33}, 150, "time"),
        ({"memory": 200 * 2**20}, 40, "memory"),
        ({"pages": 7}, 1, "pages"),
        ({"size": 20_000}, 2, "size"),
    ],
)
def test_a_print_past_a_limit_is_stopped_and_the_next_one_is_made(engine, limits, times, limit):
    bounded = engine(**limits)
    with pytest.raises(PrintStopped) as caught:
        bounded.compile_pdf("report", long_report(times), date=DATE)
    assert caught.value.limit == limit
    assert bounded.compile_pdf("sheet", SMALL, date=DATE).startswith(b"%PDF")


def test_who_waits_too_long_is_told(engine):
    busy = engine(wait=0.01)
    other = threading.Thread(target=busy.compile_pdf, args=("report", long_report(5)), kwargs={"date": DATE})
    other.start()
    while not busy._turn.locked():
        time.sleep(0.001)
    with pytest.raises(PrintStopped, match="wait"):
        busy.compile_pdf("sheet", SMALL, date=DATE)
    other.join()


def test_who_would_be_one_too_many_in_the_line_is_told_at_once(engine):
    busy = engine(line=1)
    other = threading.Thread(target=busy.compile_pdf, args=("report", long_report(5)), kwargs={"date": DATE})
    other.start()
    while not busy._turn.locked():
        time.sleep(0.001)
    with pytest.raises(PrintsWaiting):
        busy.compile_pdf("sheet", SMALL, date=DATE)
    assert other.is_alive()
    other.join()
    assert busy.compile_pdf("sheet", SMALL, date=DATE).startswith(b"%PDF")


def test_too_little_memory_for_the_fonts_never_leaves_text_out(engine):
    with pytest.raises((PrintFailed, PrintStopped)):
        engine(memory=100 * 2**20).compile_pdf("sheet", SMALL, date=DATE)


def test_a_worker_leaves_when_nothing_is_printed(engine):
    idle = engine(idle=0.01)
    first = idle.compile_pdf("sheet", SMALL, date=DATE)
    assert worker_of(idle).wait(timeout=5) == 0
    assert idle.compile_pdf("sheet", SMALL, date=DATE) == first


def test_a_worker_that_has_grown_is_replaced(engine):
    growing = engine(retire=1)
    prints = set()
    for _ in range(3):
        prints.add(growing.compile_pdf("sheet", SMALL, date=DATE))
        assert worker_of(growing).wait(timeout=5) == 0
    assert len(prints) == 1


def test_a_killed_worker_is_replaced(engine):
    killed = engine()
    first = killed.compile_pdf("sheet", SMALL, date=DATE)
    worker_of(killed).send_signal(signal.SIGKILL)
    worker_of(killed).wait(timeout=5)
    assert killed.compile_pdf("sheet", SMALL, date=DATE) == first


def test_a_closed_engine_leaves_no_process_behind(engine):
    closed = engine()
    closed.compile_pdf("sheet", SMALL, date=DATE)
    worker = worker_of(closed)
    closed.close()
    assert worker.returncode == -signal.SIGKILL


def test_a_forked_process_prints_with_a_worker_of_its_own():
    script = """
import os, sys
from tests.printing.examples import DATE, small_sheet
from intl_crm.printing.engine import compile_pdf
data = small_sheet().to_json()
before = compile_pdf("sheet", data, date=DATE)
child = os.fork()
after = compile_pdf("sheet", data, date=DATE)
if child == 0:
    os._exit(0 if after == before else 1)
assert os.waitpid(child, 0)[1] == 0 and after == before
"""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_worker_learns_no_secret(monkeypatch):
    monkeypatch.setenv("INTL_CRM_SECRET_KEY", "canary")
    assert "canary" not in engine_module._environment().values()


def test_what_the_first_rank_alone_overflows_is_refused():
    aims = [{"text": "An aim that must not be left out. " * 5}] * 40
    with pytest.raises(DoesNotFit) as caught:
        compile_pdf("sheet", SMALL | {"purpose": aims}, date=DATE)
    assert caught.value.page == "1"


def test_a_missing_character_is_named_before_the_engine_is_asked():
    with pytest.raises(MissingGlyphs) as caught:
        compile_pdf("sheet", small_sheet("游錫𡍼").to_json(), date=DATE)
    assert [(m.character, m.path) for m in caught.value.missing] == [("𡍼", "principal.name")]


@pytest.mark.parametrize(
    ("template", "data"), [("poster", SMALL), ("sheet", {}), ("sheet", SMALL | {"labels": {}})]
)
def test_a_fault_of_template_or_data_is_an_error(template, data):
    with pytest.raises(PrintFailed, match=template):
        compile_pdf(template, data, date=DATE)


def picture():
    content = BytesIO()
    Image.new("RGB", (40, 40), "#123456").save(content, "PNG")
    return content.getvalue()


@needs("pdftotext")
def test_pictures_are_printed_with_their_words_and_nothing_stays_behind():
    data = small_report("ja").to_json() | {"crest": {"name": "crest.png", "alt": "市章"}}
    before = set(os.listdir(tempfile.gettempdir()))
    made = compile_pdf("report", data, date=DATE, pictures={"crest.png": picture()})
    assert len(pdf.reader(made).pages[0].images) == 1
    left = set(os.listdir(tempfile.gettempdir())) - before
    assert not [name for name in left if name.startswith("intl-crm-print-")]


@pytest.mark.parametrize("name", ["../crest.png", "/etc/passwd", "crest.typ", "a/b.png", ""])
def test_a_picture_has_a_plain_name(name):
    with pytest.raises(ValueError, match="not a name"):
        compile_pdf("sheet", SMALL, date=DATE, pictures={name: b""})


def test_a_picture_that_is_none_is_an_error():
    data = small_report("ja").to_json() | {"crest": {"name": "crest.png", "alt": "市章"}}
    with pytest.raises(PrintFailed):
        compile_pdf("report", data, date=DATE, pictures={"crest.png": b"<html>"})
