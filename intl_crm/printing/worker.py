"""Compiles typst documents in a process of its own, one job after the other.

The engine runs this file as a script: it imports nothing of the program, starts fast and knows no secrets.
A job is one line of JSON on standard input. The answer is one line of JSON and behind it the PDF's bytes.
An alarm that nothing catches ends the process when a job takes too long, even inside the compiler.
"""

import json
import os
import resource
import select
import signal
import sys
from typing import Any, Literal, cast

import typst

# As base.typ names them.
SCRIPTS = (
    "CJKtc", "CJKjp", "CJKkr", "Hebrew", "Arabic", "Thai", "Devanagari", "Tamil", "Armenian", "Bengali",
    "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar",
    "Oriya", "Sinhala", "Telugu", "Symbols",
)  # fmt: skip
FACES = ("NotoSans-", "Almarai-", *(f"NotoSans{script}-" for script in SCRIPTS), "NotoEmoji-")
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


def main() -> None:
    """Answer jobs until nobody asks any more, or until it holds so much that a fresh start is better."""
    settings = json.loads(sys.argv[1])
    # What libraries print must not get between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_memory(settings["memory"])
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
    signal.setitimer(signal.ITIMER_REAL, settings["seconds"])
    compiler = _compiler(settings["fonts"])
    if not _has_fonts(compiler, settings["sources"]):
        sys.exit(settings["fonts_missing"])
    while job := _next_job(settings["idle"]):
        signal.setitimer(signal.ITIMER_REAL, settings["seconds"])
        head, pdf = _answer(compiler, json.loads(job))
        answers.write(json.dumps(head).encode() + b"\n")
        answers.write(pdf)
        answers.flush()
        del pdf
        if _memory_held() > settings["retire"]:
            return


def _limit_memory(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _memory_held() -> int:
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[1]) * resource.getpagesize()
    except FileNotFoundError:
        # Without /proc only the peak is known, and its unit differs between systems; this is macOS's.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _compiler(folders: list[str]) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def _has_fonts(compiler: typst.Compiler, sources: str) -> bool:
    """Whether every face is in memory; one that can't be read later would leave its text out in silence."""
    probe, _ = _compile(compiler, {"main": f"{sources}/probe.typ", "root": sources, "inputs": {}})
    return all(f"+{face}".encode() in probe for face in FACES)


def _compile(compiler: typst.Compiler, job: dict[str, Any]) -> tuple[bytes, list[typst.TypstWarning]]:
    output, warnings = compiler.compile_with_warnings(
        input=job["main"],
        root=job["root"],
        sys_inputs=job["inputs"],
        timestamp=job.get("timestamp", 0),
        pdf_standards=[*STANDARDS],
    )
    # Only formats that are split by page give anything but one run of bytes.
    return cast(bytes, output), warnings


def _next_job(idle: float) -> bytes:
    """The next line of input; empty at its end, or when none came for a while."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    ready, _, _ = select.select([sys.stdin.buffer], [], [], idle)
    return sys.stdin.buffer.readline() if ready else b""


def _answer(compiler: typst.Compiler, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        pdf, warnings = _compile(compiler, job)
    except typst.TypstError as error:
        return {"error": error.message, "hints": error.hints}, b""
    if warnings:
        return {"error": warnings[0].message, "hints": warnings[0].hints}, b""
    return {"size": len(pdf)}, pdf


if __name__ == "__main__":
    main()
