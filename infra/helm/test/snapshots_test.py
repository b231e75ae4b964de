"""The nightly copies of Qdrant, against a server that answers as Qdrant's interface does and an emulated S3.

Needs boto3, as Open WebUI has it, and moto_server on the PATH.   PYTHON snapshots_test.py
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
import urllib.request
from pathlib import Path

import boto3

SCRIPT = Path(__file__).parent.parent / "customer-stack/files/snapshots.py"
KEY = "only-for-this-test"
DATA = {"chunks": os.urandom(1 << 20) * 70, "a name/with everything": b"small"}  # the first takes two parts


class Node(http.server.BaseHTTPRequestHandler):
    snapshots, cut_off = {}, False

    def log_message(self, *_):
        pass

    def say(self, body, length=None):
        self.send_response(200)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def reply(self):
        if self.headers["api-key"] != KEY:
            return self.send_error(401)
        parts = [urllib.request.unquote(p) for p in self.path.split("?")[0].strip("/").split("/")]
        result = lambda value: self.say(json.dumps({"result": value, "status": "ok"}).encode())  # noqa: E731
        match (self.command, parts):
            case ("GET", [""]):
                self.say(b'{"title":"qdrant","version":"1.19.0"}')
            case ("GET", ["aliases"]):
                result({"aliases": [{"alias_name": "old", "collection_name": "chunks"}]})
            case ("GET", ["collections"]):
                result({"collections": [{"name": name} for name in DATA]})
            case ("GET", ["collections", name]):
                result({"points_count": len(DATA[name])})
            case ("POST", ["collections", name, "snapshots"]):
                Node.snapshots[name] = f"{name}-1.snapshot"
                result({"name": Node.snapshots[name], "size": len(DATA[name]), "checksum": hashlib.sha256(DATA[name]).hexdigest()})
            case ("GET", ["collections", name, "snapshots", _]):
                self.say(DATA[name][: 1000 if Node.cut_off else None], len(DATA[name]))
            case ("DELETE", ["collections", name, "snapshots", snapshot]):
                assert Node.snapshots.pop(name) == snapshot
                result(True)
            case _:
                self.send_error(404)

    do_GET = do_POST = do_DELETE = reply


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Snapshots(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.qdrant = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Node)
        threading.Thread(target=cls.qdrant.serve_forever, daemon=True).start()
        port = free_port()
        cls.moto = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.env = {
            "PATH": os.environ["PATH"], "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "eu-central-1",
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
        Node.snapshots, Node.cut_off = {}, False
        for key in self.keys():
            self.s3.delete_object(Bucket="backup", Key=key)

    def keys(self):
        return [one["Key"] for one in self.s3.list_objects_v2(Bucket="backup").get("Contents", [])]

    def run_script(self, **more):
        return subprocess.run([sys.executable, SCRIPT], env={**self.env, **more}, capture_output=True, text=True, timeout=120)

    def test_copies_each_collection_and_says_so_last(self):
        run = self.run_script()
        self.assertEqual(run.returncode, 0, run.stderr)
        manifest = next(key for key in self.keys() if key.endswith("manifest.json"))
        said = json.load(self.s3.get_object(Bucket="backup", Key=manifest)["Body"])
        self.assertEqual(said["qdrant"], "1.19.0")
        self.assertEqual(said["aliases"], [{"alias_name": "old", "collection_name": "chunks"}])
        self.assertEqual({one["collection"]: one["points"] for one in said["copies"]}, {name: len(data) for name, data in DATA.items()})
        for one in said["copies"]:
            self.assertTrue(one["key"].startswith(manifest.removesuffix("manifest.json")))
            stored = self.s3.get_object(Bucket="backup", Key=one["key"])["Body"].read()
            self.assertEqual(hashlib.sha256(stored).hexdigest(), one["checksum"])
            self.assertEqual(stored, DATA[one["collection"]])
        self.assertEqual(Node.snapshots, {}, "left on the node's volume")
        self.assertNotIn(KEY, run.stdout + run.stderr)

    def test_a_copy_that_was_cut_off_is_no_copy(self):
        Node.cut_off = True
        run = self.run_script()
        self.assertNotEqual(run.returncode, 0)
        self.assertEqual([key for key in self.keys() if key.endswith("manifest.json")], [])
        self.assertEqual(Node.snapshots, {}, "left on the node's volume")

    def test_a_wrong_key_ends_it(self):
        run = self.run_script(QDRANT_API_KEY="another")
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("401", run.stderr)
        self.assertEqual(self.keys(), [])

    def test_a_bucket_that_is_not_there_ends_it_and_leaves_nothing_on_the_volume(self):
        run = self.run_script(BACKUP_BUCKET="another-bucket")
        self.assertNotEqual(run.returncode, 0)
        self.assertEqual(Node.snapshots, {})


unittest.main()
