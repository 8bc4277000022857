"""The program as a WSGI application: `gunicorn wsgi:app`."""

from intl_crm import create_app, logs

logs.configure()
app = create_app()
