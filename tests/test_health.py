from http import HTTPStatus
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from intl_crm import migrating
from intl_crm.db import Database


def test_health_says_that_the_database_answers_and_its_form(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == HTTPStatus.OK
    assert answer.json == {"status": "ok", "database": "ok", "revision": migrating.newest()}
    assert "Set-Cookie" not in answer.headers


def test_health_says_that_the_database_does_not_answer(app: Flask, tmp_path: Path) -> None:
    app.extensions["database"] = Database(f"sqlite:///{tmp_path / 'nowhere' / 'x.sqlite'}")
    answer = app.test_client().get("/healthz")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.json == {"status": "failed", "database": "no answer", "revision": None}
