"""Requests to addresses that somebody else gave us: never to a private one, never for long, never redirected."""

import ipaddress
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from time import monotonic
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

#: Seconds for all of it: finding the address, connecting, sending, the whole answer.
TIME_LIMIT = 15.0
#: Of an answer, so many bytes are read.
MOST_BYTES = 64 * 1024


class RequestRefused(Exception):
    """The address isn't one that we send requests to; the message says why, for people."""


class RequestFailed(Exception):
    """There was no answer; the message says why, for people."""


@dataclass(frozen=True)
class Received:
    """An answer.

    Attributes:
        status: such as 200; a redirect is not followed.
        headers: names in lower case.
        body: its beginning.
        seconds: how long it took.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


def send(
    method: str,
    url: str,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    time_limit: float = TIME_LIMIT,
    most_bytes: int = MOST_BYTES,
) -> Received:
    """Send a request.

    The address is looked up once, checked, and that very address is connected to: a name that leads elsewhere at the
    second look gains nothing (DNS rebinding).

    Args:
        method: such as ``POST``.
        url: http or https; accents in it are sent as browsers send them.
        body: what to send.
        headers: besides ``Host``.
        time_limit: seconds for everything.
        most_bytes: so many bytes of the answer are read.

    Raises:
        RequestRefused: not http or https, with a password in it, or an address of a private network.
        RequestFailed: no connection, no answer in time, or none that is HTTP.
    """
    parts = read_url(url)
    started = monotonic()
    address, port = _found(parts, time_limit)
    connection = (HTTPSConnection if parts.scheme == "https" else HTTPConnection)(parts.hostname or "", port)
    target = iri_to_uri(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")
    with closing(connection):
        # A socket's own time limit begins anew with every byte: this one does not.
        end = Timer(started + time_limit - monotonic(), _hang_up, [connection])
        end.daemon = True
        end.start()
        try:
            _connect(connection, address, started + time_limit - monotonic())
            connection.request(method, target, body, dict(headers or {}))
            response = connection.getresponse()
            content = response.read(most_bytes)
            found = {name.lower(): value for name, value in response.getheaders()}
        except (OSError, HTTPException) as error:
            raise RequestFailed(_late(started, time_limit) or _reason(error)) from error
        finally:
            end.cancel()
    # What was cut off looks like a short answer.
    if late := _late(started, time_limit):
        raise RequestFailed(late)
    if response.length and len(content) < most_bytes:
        raise RequestFailed(_("The connection was closed before a whole answer came."))
    return Received(response.status, found, content, monotonic() - started)


def read_url(url: str) -> SplitResult:
    """Return the parts of an address that requests may go to, as far as can be told without looking it up.

    Raises:
        RequestRefused: see ``send``.
    """
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # Raises for a port that is none.
    except ValueError as error:
        raise RequestRefused(_("This is not an address: give one like https://example.org/hook.")) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RequestRefused(_("The address must begin with https:// or http:// and name a host."))
    if parts.username or parts.password:
        raise RequestRefused(_("The address must hold neither a user nor a password."))
    return parts


def public_address(host: str, port: int, time_limit: float = TIME_LIMIT) -> str:
    """Look up a host and return its address.

    Args:
        host: its name.
        port: where it is to be reached.
        time_limit: seconds to wait for those who know names.

    Raises:
        RequestRefused: any of its addresses is in a private network that ``OUTGOING_NETWORKS`` doesn't name.
        RequestFailed: the name is unknown, or nobody says in time.
    """
    try:
        addresses = _look_up(host, port, time_limit)
    except TimeoutError as error:
        raise RequestFailed(_("The address of %(host)s could not be found in time.") % {"host": host}) from error
    except (OSError, UnicodeError) as error:
        raise RequestFailed(_("The host %(host)s is not known.") % {"host": host}) from error
    if not all(_is_allowed(address) for address in addresses):
        raise RequestRefused(_("The host %(host)s leads to a private network.") % {"host": host})
    return addresses[0]


def _look_up(host: str, port: int, time_limit: float) -> list[str]:
    """Return the addresses of a host. The system's own look-up can't be told how long to take, so a thread waits."""
    results: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            results.put([str(entry[4][0]) for entry in found])
        except (OSError, UnicodeError) as error:
            results.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        result = results.get(timeout=max(0.0, time_limit))
    except Empty as error:
        raise TimeoutError from error
    if isinstance(result, Exception):
        raise result
    return result


def _is_allowed(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if any(ip in network for network in settings.OUTGOING_NETWORKS if network.version == ip.version):
        return True
    is_way_inside = isinstance(ip, ipaddress.IPv6Address) and _leads_inside(ip)
    return ip.is_global and not ip.is_multicast and not is_way_inside


def _leads_inside(ip: ipaddress.IPv6Address) -> bool:
    """Return whether an IPv6 address is of a site's own, or a way round to a private IPv4 one (6to4, Teredo, NAT64)."""
    if ip.is_site_local:
        return True
    if ip in ipaddress.ip_network("64:ff9b::/96"):
        return not ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF).is_global
    inner = ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
    return inner is not None and not inner.is_global


def _found(parts: SplitResult, time_limit: float) -> tuple[str, int]:
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return public_address(parts.hostname or "", port, time_limit), port


def _connect(connection: HTTPConnection, address: str, seconds: float) -> None:
    """Connect to an address that was looked up; whoever holds the connection can hang up as soon as there is one."""
    connection.sock = socket.create_connection((address, connection.port), max(0.001, seconds))
    if isinstance(connection, HTTPSConnection):
        connection.sock = _secured(connection)
        connection.sock.do_handshake()


def _secured(connection: HTTPSConnection) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(connection.sock, server_hostname=connection.host, do_handshake_on_connect=False)


def _late(started: float, time_limit: float) -> str:
    late = monotonic() - started >= time_limit
    return _("No answer within %(seconds)g seconds.") % {"seconds": time_limit} if late else ""


def _hang_up(connection: HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return _("The host did not answer in time.")
    if isinstance(error, ssl.SSLError):
        return _("The host's certificate is not valid, or it does not speak TLS.")
    if isinstance(error, ConnectionRefusedError):
        return _("The host refused the connection.")
    return _("The connection was closed before a whole answer came.")
