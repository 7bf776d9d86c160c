"""A client of a running server: one person, one connection, JSON-RPC."""

import http.client
import json


class ClientError(Exception):
    """The server answered with an error."""


class Client:
    """One logged-in person."""

    def __init__(self, port, database, login, password):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookie = ""
        session = self.post(
            "/web/session/authenticate",
            {"db": database, "login": login, "password": password},
        )
        self.context = session["user_context"]

    def post(self, path, params):
        """Send one JSON-RPC request and return its result."""
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        headers = {"Content-Type": "application/json", "Cookie": self.cookie}
        self.connection.request("POST", path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        if response.status != 200:
            raise ClientError(f"HTTP {response.status}")
        cookie = response.getheader("Set-Cookie")
        if cookie:
            self.cookie = cookie.split(";")[0]
        answer = json.loads(content)
        if "error" in answer:
            raise ClientError(answer["error"]["data"]["message"])
        return answer["result"]

    def call(self, model, method, *arguments, **options):
        """Call a method of a model as the web client does."""
        options.setdefault("context", self.context)
        params = {"model": model, "method": method, "args": list(arguments)}
        path = f"/web/dataset/call_kw/{model}/{method}"
        return self.post(path, {**params, "kwargs": options})
