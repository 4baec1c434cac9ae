"""Requests to addresses that somebody else gave us, against real servers on loopback."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from time import monotonic, sleep

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cms.core import outgoing
from cms.core.outgoing import RequestFailed, RequestRefused, public_address, read_url, send

pytestmark = pytest.mark.usefixtures("_in_english")
LOOPBACK = [ip_network("127.0.0.1/32")]


@pytest.fixture
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@contextmanager
def server(answer: Callable[[socket.socket], None], asked: list[bytes] | None = None) -> Iterator[int]:
    """Run a server that reads one request (into ``asked``) and then does what it likes; give its port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            connection, _address = listening.accept()
        except OSError:
            return
        with connection:
            request = connection.recv(65536)
            if asked is not None:
                asked.append(request)
            try:
                answer(connection)
            except OSError:
                return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()
        thread.join(5)


def says(data: bytes) -> Callable[[socket.socket], None]:
    return lambda connection: connection.sendall(data)


def test_an_answer_is_given_with_its_status_headers_and_body(settings):
    settings.OUTGOING_NETWORKS = LOOPBACK
    with server(says(b"HTTP/1.1 201 Created\r\nX-Word: yes\r\nContent-Length: 2\r\n\r\nok")) as port:
        received = send("POST", f"http://127.0.0.1:{port}/hook?x=1", b"{}", {"Content-Type": "application/json"})
    assert (received.status, received.headers["x-word"], received.body) == (201, "yes", b"ok")


def test_letters_beyond_ascii_in_an_address_are_sent_percent_encoded(settings):
    settings.OUTGOING_NETWORKS = LOOPBACK
    with server(says(b"HTTP/1.1 204 No Content\r\n\r\n"), asked := []) as port:
        assert send("GET", f"http://127.0.0.1:{port}/été/%C3%A9?q=œuf").status == 204
    assert asked[0].splitlines()[0] == b"GET /%C3%A9t%C3%A9/%C3%A9?q=%C5%93uf HTTP/1.1"


def test_a_redirect_is_not_followed(settings):
    settings.OUTGOING_NETWORKS = LOOPBACK
    redirect = b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"
    with server(says(redirect)) as port:
        assert send("POST", f"http://127.0.0.1:{port}/").status == 302


def test_of_a_long_answer_only_the_beginning_is_read(settings):
    settings.OUTGOING_NETWORKS = LOOPBACK
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n"
    with server(says(head + b"x" * 10_000_000)) as port:
        assert len(send("GET", f"http://127.0.0.1:{port}/").body) == outgoing.MOST_BYTES


@pytest.mark.parametrize("data", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"hello\r\n\r\n"])
def test_what_breaks_off_or_is_no_http_has_failed(settings, data):
    settings.OUTGOING_NETWORKS = LOOPBACK
    with server(says(data)) as port, pytest.raises(RequestFailed):
        send("GET", f"http://127.0.0.1:{port}/")


def test_a_host_that_drips_bytes_is_left_in_time(settings):
    settings.OUTGOING_NETWORKS = LOOPBACK

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for _ in range(100):
            connection.sendall(b"X: y\r\n")
            sleep(0.05)

    started = monotonic()
    with server(drip) as port, pytest.raises(RequestFailed, match=r"No answer within 0\.5 seconds"):
        send("GET", f"http://127.0.0.1:{port}/", time_limit=0.5)
    assert monotonic() - started < 5  # Not the length of the drip: hung up on.


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "[::1]", "[fd00::1]", "[fe80::1]", "[fec0::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "100.64.0.1", "224.0.0.1", "2130706433", "0x7f.1"],
)  # fmt: skip
def test_private_addresses_are_refused_however_they_are_written(host):
    with pytest.raises(RequestRefused, match="leads to a private network"):
        send("POST", f"http://{host}/")


def test_a_name_of_which_one_address_is_private_is_refused(monkeypatch):
    found = [(0, 0, 0, "", ("93.184.216.34", 80)), (0, 0, 0, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(RequestRefused):
        public_address("example.org", 80)


@pytest.mark.parametrize("ask", [lambda: public_address("example.org", 80, 0.2), lambda: send("GET", "https://example.org/", time_limit=0.2)])  # fmt: skip
def test_a_name_that_nobody_finds_in_time_is_given_up(monkeypatch, ask):
    found = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found.wait(30) and [])
    started = monotonic()
    with pytest.raises(RequestFailed, match=r"The address of example\.org could not be found in time"):
        ask()
    assert monotonic() - started < 2
    found.set()


def test_a_host_that_does_not_end_its_greeting_is_left_in_time(settings):
    """The time is that of all of it: a handshake that goes on byte by byte is not waited for either."""
    settings.OUTGOING_NETWORKS = LOOPBACK

    def drip(connection):
        for byte in b"\x16\x03\x03\x40\x00" + bytes(1000):
            connection.sendall(bytes([byte]))
            sleep(0.05)

    with server(drip) as port:
        started = monotonic()
        with pytest.raises(RequestFailed):
            send("GET", f"https://127.0.0.1:{port}/", time_limit=0.5)
        assert monotonic() - started < 3


def test_the_address_that_was_checked_is_the_one_connected_to(settings, monkeypatch):
    """The second look-up of a rebinding name would lead to loopback; there is none."""
    looked_up = []

    def getaddrinfo(host, port, *args, **kwargs):
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    settings.OUTGOING_NETWORKS = LOOPBACK
    with server(says(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) as port:
        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        assert send("GET", f"http://rebinding.example:{port}/").status == 200
    assert looked_up[0] == "rebinding.example"
    assert "rebinding.example" not in looked_up[1:]


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "//example.org", "https://", "https://u:p@example.org/", "http://[", "http://h:99999/"])  # fmt: skip
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(RequestRefused):
        read_url(url)


@given(st.text())
def test_any_text_is_read_or_refused(url):
    try:
        scheme = read_url(url).scheme
    except RequestRefused:
        return
    assert scheme in ("http", "https")
