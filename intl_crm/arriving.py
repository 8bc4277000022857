"""A worker of gunicorn whose few threads serve requests that have arrived.

gunicorn gives a thread to whoever has sent the first byte, so that some who never send the last one would
take them all. Here a request waits without a thread until it is whole. One that is too large to be held in
memory is read by a thread, but for a limited time, and never by so many that none is left for pages.
"""

import re
import socket
import struct
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from time import monotonic
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

# What is held of a request in memory: far more than a form of text has.
MOST_HELD = 64 * 1024
# How long a request may arrive, one that is read by a thread too, and how long an answer may not be taken.
HELD_SECONDS, READ_SECONDS, TAKEN_SECONDS = 10, 180, 20
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
# Sent in pieces of unknown number, or only when it is asked for.
READ_BY_A_THREAD = re.compile(rb"\r\n(?:transfer-encoding|expect):", re.IGNORECASE)


# gunicorn has no annotations.
class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, which waits for requests without holding a thread."""

    def __init__(self, *args: Any, **given: Any) -> None:
        """Begin without a connection."""
        super().__init__(*args, **given)
        self.reading: dict[TConn, float] = {}
        self.large: deque[TConn] = deque()

    def enqueue_req(self, conn: TConn) -> None:
        """Take in the request that begins on a connection."""
        conn.timeout = monotonic() + HELD_SECONDS
        seconds = struct.pack("ll", TAKEN_SECONDS, 0)
        with suppress(OSError):
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, seconds)
        self._take_in(conn)

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """Take in more of a request."""
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        self._take_in(conn)

    def murder_pending(self) -> None:
        """End what has been arriving for too long."""
        now = monotonic()
        for conn in [one for one in self.pending_conns if one.timeout <= now]:
            self.pending_conns.remove(conn)
            self.poller.unregister(conn.sock)
            self._drop(conn)
        for conn in [one for one in self.large if one.timeout <= now]:
            self.large.remove(conn)
            self._drop(conn)
        for conn in [one for one, until in self.reading.items() if until <= now]:
            # Whoever reads it finds its end, and answers.
            with suppress(OSError):
                conn.sock.shutdown(socket.SHUT_RD)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        """Go on after an answer, with the next large request if there is one."""
        self.reading.pop(conn, None)
        super().finish_request(conn, fs)
        self._read_large()

    def _take_in(self, conn: TConn) -> None:
        held = _received(conn)
        if held is None or _is_whole(held):
            self._serve(conn)
        elif _is_read_by_a_thread(held):
            conn.timeout = monotonic() + READ_SECONDS
            self.large.append(conn)
            self._read_large()
        elif conn.timeout <= monotonic():
            self._drop(conn)
        else:
            self.pending_conns.append(conn)
            self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _read_large(self) -> None:
        while self.large and len(self.reading) < max(1, self.cfg.threads // 2):
            conn = self.large.popleft()
            self.reading[conn] = monotonic() + READ_SECONDS
            self._serve(conn)

    def _serve(self, conn: TConn) -> None:
        conn.data_ready = True
        super().enqueue_req(conn)

    def _drop(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()


def _received(conn: TConn) -> bytes | None:
    """Return what has arrived of a request so far, kept for its reader; None at the end of the connection."""
    conn.init()
    conn.sock.setblocking(False)
    held = bytes(conn.parser.unreader.take_buffered())
    try:
        while len(held) < MOST_HELD:
            piece = conn.sock.recv(MOST_HELD - len(held))
            if not piece:
                return None
            held += piece
    except BlockingIOError:
        pass
    except OSError:
        return None
    finally:
        conn.parser.unreader.unread(held)
    return held


def _is_whole(held: bytes) -> bool:
    head, mark, body = held.partition(b"\r\n\r\n")
    length = LENGTH.search(head + b"\r\n")
    if not mark or READ_BY_A_THREAD.search(head):
        return False
    return length is None or len(body) >= int(length[1])


def _is_read_by_a_thread(held: bytes) -> bool:
    """Return whether a request that is not whole is not waited for: it never fits, or is not sent unasked."""
    head, mark, _body = held.partition(b"\r\n\r\n")
    length = LENGTH.search(head + b"\r\n")
    is_large = length is not None and len(head) + len(mark) + int(length[1]) > MOST_HELD
    return len(held) >= MOST_HELD or bool(mark and (is_large or READ_BY_A_THREAD.search(head)))
