"""A small web of one server on this machine, which answers each path as the test says and counts who asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Web:
    """``answers``: by path, a status or the path that it redirects to. ``asked``: method and path, in order."""

    def __init__(self, port: int, answers: dict[str, int | str]) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.answers = answers
        self.asked: list[str] = []
        self.agents: set[str] = set()


@contextmanager
def web(**answers: int | str) -> Iterator[Web]:
    """Serve paths: ``web(guide=200, old="/guide")``; others are answered 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(f"{self.command} {self.path}")
            served.agents.add(self.headers["User-Agent"])
            answer = served.answers.get(self.path.partition("?")[0].strip("/"), 404)
            self.send_response(answer if isinstance(answer, int) else 302)
            if isinstance(answer, str):
                self.send_header("Location", answer)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served = Web(server.server_port, answers)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
