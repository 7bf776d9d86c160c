"""The server with the addon installed works at all."""

import pytest
import requests
from support.browser import open_web_client
from support.client import RpcError


def test_login_page_is_served(server):
    reply = requests.get(f"{server.url}/web/login", timeout=60)
    assert reply.status_code == 200
    assert 'name="password"' in reply.text


def test_addon_is_installed(rpc):
    domain = [("name", "=", "jxc_management")]
    [module] = rpc().search_read("ir.module.module", domain, ["state"])
    assert module["state"] == "installed"


def test_both_apis_answer_alike(rpc):
    admin = rpc()
    domain = [("active", "=", True)]
    ids = admin.call("res.users", "search", domain)
    assert admin.external("res.users", "search", domain) == ids


def test_errors_carry_name_and_message(rpc):
    with pytest.raises(RpcError) as caught:
        rpc().write("res.users", rpc().uid, {"login": False})
    assert caught.value.name
    assert caught.value.message


def test_wrong_password_is_refused(server):
    with pytest.raises(RpcError) as caught:
        server.client("admin", "not the password")
    assert caught.value.kind == "AccessDenied"


@pytest.mark.browser
def test_web_client_opens(page, screenshots):
    view = open_web_client(page("admin", lang="zh_CN"))
    view.screenshot(path=screenshots / "smoke-web-client.png")
    assert view.errors == []
