"""A JSON-RPC client that behaves as the web client does."""

import itertools

import requests

TIMEOUT = 120


class RpcError(Exception):
    """What the server answered instead of a result."""

    def __init__(self, error):
        data = error.get("data") or {}
        self.code = error.get("code")
        self.name = data.get("name") or error.get("message", "")
        self.message = data.get("message") or error.get("message", "")
        self.debug = data.get("debug", "")
        super().__init__(f"{self.name}: {self.message}")

    @property
    def kind(self):
        """The last part of the exception's name, such as AccessError."""
        return self.name.rpartition(".")[2]


class Client:
    """One person's session with a server."""

    def __init__(self, url, database):
        self.url = url
        self.database = database
        self.http = requests.Session()
        self.uid = None
        self.login_name = None
        self.password = None
        self._numbers = itertools.count(1)

    def login(self, login, password=None):
        """Open a session; in test databases the password is the login."""
        self.login_name, self.password = login, password or login
        params = {"db": self.database, "login": login, "password": self.password}
        answer = self.json("/web/session/authenticate", **params)
        self.uid = answer["uid"]
        return self

    def json(self, path, **params):
        """Call a JSON route and return its result, or raise RpcError."""
        body = {"jsonrpc": "2.0", "method": "call", "params": params}
        body["id"] = next(self._numbers)
        reply = self.http.post(self.url + path, json=body, timeout=TIMEOUT)
        reply.raise_for_status()
        answer = reply.json()
        if "error" in answer:
            raise RpcError(answer["error"])
        return answer.get("result")

    def call(self, model, method, *args, **kwargs):
        """Call a model's method as the web client does."""
        path = f"/web/dataset/call_kw/{model}/{method}"
        return self.json(path, model=model, method=method, args=args, kwargs=kwargs)

    def external(self, model, method, *args, **kwargs):
        """Call a model's method through the external API (/jsonrpc)."""
        call = [self.database, self.uid, self.password, model, method, args, kwargs]
        return self.json("/jsonrpc", service="object", method="execute_kw", args=call)

    def create(self, model, values, **kwargs):
        """Create one record and return its id."""
        return self.call(model, "create", [values], **kwargs)[0]

    def write(self, model, ids, values, **kwargs):
        """Write values to records."""
        return self.call(model, "write", as_list(ids), values, **kwargs)

    def unlink(self, model, ids):
        """Delete records."""
        return self.call(model, "unlink", as_list(ids))

    def read(self, model, ids, fields):
        """Read fields of records."""
        return self.call(model, "read", as_list(ids), fields)

    def value(self, model, record_id, field):
        """Read one field of one record."""
        return self.read(model, record_id, [field])[0][field]

    def search(self, model, domain=(), **kwargs):
        """Return the ids of matching records."""
        return self.call(model, "search", list(domain), **kwargs)

    def search_read(self, model, domain=(), fields=(), **kwargs):
        """Return fields of matching records."""
        return self.call(model, "search_read", list(domain), list(fields), **kwargs)

    def ref(self, xmlid):
        """Return the id behind an XML id."""
        module, name = xmlid.split(".", 1)
        domain = [("module", "=", module), ("name", "=", name)]
        found = self.search_read("ir.model.data", domain, ["res_id"])
        if not found:
            raise LookupError(f"no record {xmlid}")
        return found[0]["res_id"]


def as_list(ids):
    """Accept one id or several."""
    return [ids] if isinstance(ids, int) else list(ids)
