"""The pages of prints that take long: all of them, one with how far it is, and what it made."""

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import quote
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template
from werkzeug.wrappers import Response

from intl_crm import edge
from intl_crm.clock import now
from intl_crm.jobs import results
from intl_crm.jobs.models import Job, JobState
from intl_crm.jobs.queries import ahead_of, asker_of, job_of, recent_jobs
from intl_crm.jobs.works import Work, works
from intl_crm.panels import Viewer
from intl_crm.permissions import may, require

blueprint = Blueprint("jobs", __name__)
UNFINISHED = (JobState.WAITING, JobState.RUNNING)
# A job that is next waits for less than a second; after this long nobody is there to do it.
LONGEST_WAIT = timedelta(minutes=1)


@dataclass(frozen=True)
class ShownJob:
    """A job as a page shows it."""

    job: Job
    title: str
    address: str
    again: str
    page: tuple[str, str]
    asker: str
    # What is said once it has changed something; empty where it makes a file.
    done: str
    is_unfinished: bool
    error: str
    ahead: int = 0
    is_forgotten: bool = False


@blueprint.get("/jobs/")
def jobs() -> str:
    """Show the prints of the last days; whoever asked, they are for everybody who may print the same."""
    viewer = edge.viewer()
    open_works = {work.key: work for work in works if may(viewer.actor, work.action, work.kind)}
    found = recent_jobs(viewer.session, open_works.keys())
    shown = [_shown(viewer, one, open_works[one.work]) for one in found]
    return render_template("jobs/jobs.html", jobs=shown, zone=viewer.zone)


@blueprint.get("/jobs/<uuid:job_id>")
def job(job_id: UUID) -> str:
    """Show how far a print is, and in the end what came of it."""
    viewer = edge.viewer()
    return render_template("jobs/job.html", shown=_shown(viewer, *_found(viewer, job_id)), zone=viewer.zone)


@blueprint.get("/jobs/<uuid:job_id>/result")
def result(job_id: UUID) -> Response:
    """Give what was made, or lead to what was changed; what is lost is asked for anew."""
    viewer = edge.viewer()
    found, work = _found(viewer, job_id)
    if found.result is None:
        return redirect(f"/jobs/{job_id}", HTTPStatus.SEE_OTHER)
    if "address" in found.result:
        return redirect(found.result["address"], HTTPStatus.SEE_OTHER)
    content = results.read(edge.settings().data, found.result["sha256"])
    if content is None:
        return redirect(work.address(found.facts), HTTPStatus.SEE_OTHER)
    answer = Response(content, mimetype=found.result["media_type"])
    name = quote(found.result["name"])
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def _found(viewer: Viewer, job_id: UUID) -> tuple[Job, Work]:
    """Return a job and its work, of which there is a page for whoever may ask for it."""
    found = job_of(viewer.session, job_id)
    work = works.get(found.work) if found else None
    if found is None or work is None:
        abort(HTTPStatus.NOT_FOUND)
    require(viewer.actor, work.action, work.kind)
    return found, work


def _shown(viewer: Viewer, found: Job, work: Work) -> ShownJob:
    asker = asker_of(viewer.session, found)
    is_waiting = found.state == JobState.WAITING
    ahead = ahead_of(viewer.session, found) if is_waiting else 0
    return ShownJob(
        job=found,
        title=work.title(found.facts, viewer.language),
        address=f"/jobs/{found.id}",
        again=work.address(found.facts),
        page=work.page(found.facts, viewer.language),
        asker=asker.name if asker else "",
        done=work.done(viewer.language),
        is_unfinished=found.state in UNFINISHED,
        error=(found.error or {}).get(viewer.language, ""),
        ahead=ahead,
        is_forgotten=is_waiting and not ahead and found.created_at < now() - LONGEST_WAIT,
    )
