"""What the program writes down of its own running: no token, no password, nobody's data.

A line of access names the rule of an address (`/people/<key>`), never the address itself; a failure names
the kinds of its exceptions and where they came from, never their messages, which may quote a record.
"""

import logging
import re
import sys
import time
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Any

from flask import Flask, Response, g, request
from gunicorn.glogging import Logger

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
ADDRESS_WITH_TOKEN = re.compile(r"/(feeds|sign-in/once|first-start)/[^/\s?#]+")
QUERY = re.compile(r"\?[^\s\"']*")
LONGEST_AGENT = 200

access_log = logging.getLogger("intl_crm.access")

Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class OneLine(logging.Formatter):
    """One record on one line, but for the frames of a failure."""

    def __init__(self) -> None:
        """Use the one format of the program."""
        super().__init__(FORMAT)

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line without controls, tokens and query strings."""
        return plain(masked(super().formatMessage(record)))

    def formatException(self, ei: Failure) -> str:
        """Return the kinds of the exceptions and the lines of the program they passed through."""
        lines, error = [], ei[1]
        while error is not None:
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            lines += list(_frames(error.__traceback__))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


# gunicorn has no annotations.
class ServerLogger(Logger):  # type: ignore[misc]
    """gunicorn's own words in the same form, without its access lines: the program writes its own."""

    def setup(self, cfg: Any) -> None:
        """Give gunicorn's handlers the program's form."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(OneLine())

    def warning(self, msg: object, *args: object, **more: Any) -> None:
        """Say of a request that is none no more than that: the words would quote it, and name its sender."""
        if str(msg).startswith("Invalid request"):
            super().warning("a request that could not be read")
        else:
            super().warning(msg, *args, **more)

    def exception(self, msg: object, *args: object, **more: Any) -> None:
        """Tell of a failure what came to an end, without the address that was asked for."""
        if str(msg).startswith("Error handling request"):
            super().exception("a request that could not be answered", **more)
        else:
            super().exception(msg, *args, **more)

    def access(self, resp: object, req: object, environ: object, request_time: object) -> None:
        """Write nothing: the line would hold the address with its token."""


def configure(stream: IO[str] = sys.stderr) -> None:
    """Send everything that is logged in this process to one stream in one form."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    # It tells each time which kind of database it looks at.
    logging.getLogger("alembic").setLevel(logging.WARNING)


def init_app(app: Flask) -> None:
    """Write a line about every request that was answered, and what a fault of the program can tell."""
    app.before_request(_start_watch)
    app.after_request(_note)
    # Flask's own would write the address.
    app.log_exception = _note_failure  # type: ignore[method-assign]


def masked(text: str) -> str:
    """Return the text without what stands for a token in an address, and without query strings."""
    return QUERY.sub("?…", ADDRESS_WITH_TOKEN.sub(r"/\1/…", text))


def plain(text: str) -> str:
    """Return the text on one line: whatever could end a line or steer a terminal is written as its number."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _start_watch() -> None:
    g.started = time.perf_counter()


def _rule() -> str:
    return request.url_rule.rule if request.url_rule else "(no such address)"


def _note_failure(exc_info: Failure) -> None:
    logging.getLogger("intl_crm").error("failed at %s %s", request.method, _rule(), exc_info=exc_info)


def _note(response: Response) -> Response:
    if request.endpoint != "static":
        agent = (request.user_agent.string or "-")[:LONGEST_AGENT]
        spent = (time.perf_counter() - g.get("started", time.perf_counter())) * 1000
        access_log.info('%s %s %d %.0fms "%s"', request.method, _rule(), response.status_code, spent, agent)
    return response
