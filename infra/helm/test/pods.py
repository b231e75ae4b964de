"""What two pods of the assistant must know of each other.   pods.py ADDRESS-ONE ADDRESS-TWO EMAIL PASSWORD"""
import asyncio
import json
import sys
import urllib.error
import urllib.request

import socketio

one, two, email, password = sys.argv[1:]


def call(method, address, token=None, body=None):
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(address, json.dumps(body).encode() if body is not None else None, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as refused:
        return refused.code, None


def sign_in(address):
    status, answer = call("POST", address + "/api/v1/auths/signin", body={"email": email, "password": password})
    assert status == 200, f"sign-in at {address}: {status}"
    return answer["token"]


async def told(token):
    """A browser at the second pod hears what is written into a channel at the first."""
    status, _ = call("POST", one + "/api/v1/auths/admin/config", token, call("GET", one + "/api/v1/auths/admin/config", token)[1] | {"ENABLE_CHANNELS": True})
    assert status == 200, f"channels cannot be switched on: {status}"
    status, channel = call("POST", one + "/api/v1/channels/create", token, {"name": "both-pods"})
    assert status == 200, f"no channel: {status}"
    browser, heard = socketio.AsyncClient(), asyncio.get_running_loop().create_future()

    @browser.on("*")
    def hear(event, *data):
        if "said at the first pod" in json.dumps(data) and not heard.done():
            heard.set_result(event)

    await browser.connect(two, socketio_path="/ws/socket.io", transports=["websocket"], auth={"token": token})
    await browser.emit("user-join", {"auth": {"token": token}})
    await browser.emit("join-channels", {"auth": {"token": token}})
    await asyncio.sleep(2)
    status, _ = await asyncio.to_thread(
        call, "POST", f"{one}/api/v1/channels/{channel['id']}/messages/post", token, {"content": "said at the first pod"}
    )
    assert status == 200, f"nothing was said: {status}"
    await asyncio.wait_for(heard, 20)
    await browser.disconnect()


token = sign_in(one)
assert call("GET", two + "/api/v1/auths/", token)[0] == 200, "signed in at one, unknown at the other"
asyncio.run(told(token))
assert call("POST", one + "/api/v1/auths/signout", token)[0] == 200, "no way to sign out"
assert call("GET", one + "/api/v1/auths/", token)[0] == 401, "signed out, and still in"
assert call("GET", two + "/api/v1/auths/", token)[0] == 401, "signed out at one, still in at the other"
