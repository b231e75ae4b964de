"""What the emulator was told, call by call, in a file: with it the emulator knows everything again after its end.

moto makes its ids by chance. Here chance begins anew for each call, at a place that depends on the call's number alone: told the same calls in the
same order, it makes the same ids. Calls that only look are not kept; what moto makes at the first look at a region of an account has its own place. The file holds the calls as they came, with the secrets that they put somewhere:
it is readable by its owner only."""

import base64
import io
import json
import os
import re
import sys

from moto.core.base_backend import AccountSpecificBackend
from moto.moto_api._internal import mock_random

LOOKS = re.compile(r"(Describe|List|Search|Lookup|BatchGet|Get(?!SessionToken|FederationToken))")
FLEETING = ("CreateLogStream", "PutLogEvents")
SEED = "tenantry"


find_region = AccountSpecificBackend.__getitem__


def find_region_by_its_own_chance(self, region):
    """Whoever comes first makes it, be it by a call that only looks: the calls that are kept must not notice."""
    if region in self.keys():
        return find_region(self, region)
    before = mock_random.getstate()
    mock_random.seed(f"{SEED}-{self.service_name}-{self.account_id}-{region}")
    try:
        return find_region(self, region)
    finally:
        mock_random.setstate(before)


AccountSpecificBackend.__getitem__ = find_region_by_its_own_chance


def only_looks(environ, body):
    """Whether the call changes nothing that must outlast the emulator; what builds print need not. In doubt it does."""
    if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
        return True
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        act = target.rsplit(".", 1)[-1]
        return act in FLEETING or bool(LOOKS.match(act))
    action = re.search(rb"(?:^|&)Action=(\w+)", body)
    return bool(action and LOOKS.match(action.group(1).decode()))


class Memory:
    def __init__(self, path):
        self.path = path
        self.number = 0
        self.looks = 0
        self.recalled = path is None
        self.file = None

    def take_chances(self, look=False):
        """From here on, chance depends on the number of the call alone. Looks are not kept and have their own: two of them must not get one page token."""
        self.looks += look
        mock_random.seed(f"{SEED}-{self.number}" + (f"-{self.looks}" if look else ""))

    def keep(self, environ, body):
        """The call was done; it counts from here on. One that is done once more was kept already."""
        if not self.recalled:
            return
        self.number += 1
        if self.file:
            said = {name: value for name, value in environ.items() if isinstance(value, str) and not name.startswith(("wsgi.", "werkzeug."))}
            self.file.write(json.dumps({"environ": said, "body": base64.b64encode(body).decode("ascii")}) + "\n")
            self.file.flush()

    def recall(self, do):
        """Does all that was kept once more; what was cut off by the end of the process was never answered, and is dropped."""
        whole = 0
        with open(self.path, "a+b", opener=private) as kept:
            kept.seek(0)
            for line in kept:
                if not line.endswith(b"\n"):
                    break
                whole += len(line)
                self.again(do, line)
            kept.truncate(whole)
        self.file = open(self.path, "a", encoding="ascii")
        self.recalled = True

    def again(self, do, line):
        environ, body = call_of(line)
        try:
            status = do(environ, body)[0]
        except Exception as failed:  # as it would have been told by the server, which goes on
            status = repr(failed)
        if not status.startswith("2"):
            print("not as before:", status, environ["PATH_INFO"], environ.get("HTTP_X_AMZ_TARGET"), body[:100], flush=True)
        self.number += 1


def private(path, flags):
    return os.open(path, flags, 0o600)


def call_of(line):
    call = json.loads(line)
    body = base64.b64decode(call["body"])
    environ = call["environ"] | {
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    return environ, body
