"""Django's plain WSGI application, of whatever settings the server is given."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
