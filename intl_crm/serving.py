"""`intl-crm run`: migrate, then serve with gunicorn."""

from typing import Any

import click
from gunicorn.app.base import BaseApplication

from intl_crm import config, logs, migrating, web
from intl_crm.accounts.one_time import first_start_address
from intl_crm.arbiter import ArbiterWithJobs
from intl_crm.db import Database

WORKERS = 2
THREADS = 8
SECONDS = 60


# gunicorn has no annotations.
class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with the program in it."""

    def __init__(self, address: str, settings: config.Settings) -> None:
        """Listen on `address`."""
        self.address, self.settings = address, settings
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what differs from its own presets."""
        for name, value in {
            "bind": [self.address],
            "workers": WORKERS,
            "threads": THREADS,
            "worker_class": "intl_crm.arriving.PatientWorker",
            "timeout": SECONDS,
            "preload_app": True,
            "limit_request_line": 8000,
            # What a proxy says is believed by the setting PROXIES alone, wherever the proxy is.
            "forwarded_allow_ips": "",
            "forwarder_headers": "",
            "logger_class": "intl_crm.logs.ServerLogger",
            "loglevel": "warning",
            "control_socket_disable": True,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the web program."""
        return web.create(self.settings)

    def run(self) -> None:
        """Serve until told to end, with a worker for jobs."""
        ArbiterWithJobs(self).run()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
def run(host: str, port: int) -> None:
    """Migrate the database, then serve the pages."""
    logs.configure()
    settings = config.load()
    database = Database(settings.database_url)
    migrating.upgrade(database)
    _greet(database, settings, f"http://{host}:{port}")
    database.close()
    Server(f"{host}:{port}", settings).run()


def _greet(database: Database, settings: config.Settings, address: str) -> None:
    """Print where the program is, and the address of the first start while there is no account."""
    click.echo(address)
    first = first_start_address(database, address)
    if first:
        click.echo(f"First start: {first}")
