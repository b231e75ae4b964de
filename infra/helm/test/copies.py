"""What the tests of Qdrant's copies have in common: a server that answers as Qdrant's interface does, and an emulated S3.

Needs boto3, as Open WebUI has it, and moto_server on the PATH.
"""
import hashlib
import http.server
import json
import os
import socket
import subprocess
import sys
import threading
import time
import unittest
import urllib.parse
from pathlib import Path

import boto3

SCRIPTS = Path(__file__).parent.parent / "customer-stack/files"
KEY = "only-for-this-test"
DATA = {"chunks": os.urandom(1 << 20) * 70, "a name/with everything": b"small"}  # the first takes two parts


class Node(http.server.BaseHTTPRequestHandler):
    """At work: what it has are DATA; snapshots are the ones that lie on its volume."""

    @classmethod
    def anew(cls):
        cls.snapshots, cls.snapshots_made, cls.cut_off, cls.given, cls.aliases, cls.version, cls.added = {}, 0, False, {}, [], "1.19.0", 0

    def log_message(self, *_):
        pass

    def content(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def say(self, body, length=None):
        self.send_response(200)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def result(self, value):
        self.say(json.dumps({"result": value, "status": "ok"}).encode())

    def sent(self):
        """What was uploaded, or None if it is not what its checksum says or was sent as something else."""
        options = urllib.parse.parse_qs(self.path.split("?")[1])
        edge = self.headers["Content-Type"].split("boundary=")[1].encode()
        data = self.content().split(b"\r\n\r\n", 1)[1].removesuffix(b"\r\n--" + edge + b"--\r\n")
        well = options["priority"] == ["snapshot"] and options["checksum"] == [hashlib.sha256(data).hexdigest()]
        return data if well else None

    def reply(self):
        if self.headers["api-key"] != KEY:
            return self.send_error(401)
        parts = [urllib.parse.unquote(p) for p in self.path.split("?")[0].strip("/").split("/")]
        result = self.result
        match (self.command, parts):
            case ("GET", [""]):
                self.say(json.dumps({"title": "qdrant", "version": Node.version}).encode())
            case ("GET", ["aliases"]):
                result({"aliases": [{"alias_name": "old", "collection_name": "chunks"}]})
            case ("GET", ["collections"]):
                result({"collections": [{"name": name} for name in DATA]})
            case ("POST", ["collections", "aliases"]):
                Node.aliases += [one["create_alias"] for one in json.loads(self.content())["actions"]]
                result(True)
            case ("POST", ["collections", name, "points", "count"]):
                assert json.loads(self.content()) == {"exact": True}
                result({"count": len(Node.given.get(name, DATA[name])) + (Node.added if Node.snapshots_made else 0)})
            case ("POST", ["collections", name, "snapshots", "upload"]):
                if (data := self.sent()) is None:
                    return self.send_error(400)
                Node.given[name] = data[:-1] if Node.cut_off else data
                result(True)
            case ("POST", ["collections", name, "snapshots"]):
                Node.snapshots[name], Node.snapshots_made = f"{name}-1.snapshot", Node.snapshots_made + 1
                result({"name": Node.snapshots[name], "size": len(DATA[name]), "checksum": hashlib.sha256(DATA[name]).hexdigest()})
            case ("GET", ["collections", name, "snapshots", _]):
                self.say(DATA[name][: 1000 if Node.cut_off else None], len(DATA[name]))
            case ("DELETE", ["collections", name, "snapshots", snapshot]):
                assert Node.snapshots.pop(name) == snapshot
                result(True)
            case _:
                self.send_error(404)

    do_GET = do_POST = do_DELETE = reply


def serve(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Emulated(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.qdrant = serve(Node)
        port = free_port()
        cls.moto = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.env = {
            "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "eu-central-1",
            "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{port}", "BACKUP_BUCKET": "backup", "BACKUP_PREFIX": "qdrant/",
            "QDRANT_API_KEY": KEY, "QDRANT_NODES": f"127.0.0.1:{cls.qdrant.server_port}",
        }
        cls.s3 = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b")
        for attempt in range(120):
            try:
                cls.s3.create_bucket(Bucket="backup", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
                return
            except Exception:
                time.sleep(0.25)
        raise AssertionError("moto_server does not answer")

    @classmethod
    def tearDownClass(cls):
        cls.moto.terminate()
        cls.moto.wait()
        cls.qdrant.shutdown()
        cls.qdrant.server_close()

    def setUp(self):
        Node.anew()
        for key in self.keys():
            self.s3.delete_object(Bucket="backup", Key=key)

    def keys(self):
        return [one["Key"] for one in self.s3.list_objects_v2(Bucket="backup").get("Contents", [])]

    def run_script(self, *arguments, script="snapshots.py", **more):
        return subprocess.run([sys.executable, SCRIPTS / script, *arguments], env={**self.env, **more}, capture_output=True, text=True, timeout=120)
