"""The program as a WSGI application: `gunicorn wsgi:app`."""

from intl_crm import create_app

app = create_app()
