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
import urllib.parse
import urllib.request
from pathlib import Path

import boto3

SCRIPT = Path(__file__).parent.parent / "customer-stack/files/snapshots.py"
KEY = "only-for-this-test"
DATA = {"chunks": os.urandom(1 << 20) * 70, "a name/with everything": b"small"}  # the first takes two parts


class Node(http.server.BaseHTTPRequestHandler):
    snapshots, cut_off, given, aliases, version = {}, False, {}, [], "1.19.0"

    def log_message(self, *_):
        pass

    def content(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def say(self, body, length=None):
        self.send_response(200)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def reply(self):
        if self.headers["api-key"] != KEY:
            return self.send_error(401)
        parts = [urllib.parse.unquote(p) for p in self.path.split("?")[0].strip("/").split("/")]
        result = lambda value: self.say(json.dumps({"result": value, "status": "ok"}).encode())  # noqa: E731
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
                result({"count": len(Node.given.get(name, DATA[name]))})
            case ("POST", ["collections", name, "snapshots", "upload"]):
                options = urllib.parse.parse_qs(self.path.split("?")[1])
                edge = self.headers["Content-Type"].split("boundary=")[1].encode()
                data = self.content().split(b"\r\n\r\n", 1)[1].removesuffix(b"\r\n--" + edge + b"--\r\n")
                if options["priority"] != ["snapshot"] or options["checksum"] != [hashlib.sha256(data).hexdigest()]:
                    return self.send_error(400)
                Node.given[name] = data[:-1] if Node.cut_off else data
                result(True)
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
        Node.snapshots, Node.cut_off, Node.given, Node.aliases, Node.version = {}, False, {}, [], "1.19.0"
        for key in self.keys():
            self.s3.delete_object(Bucket="backup", Key=key)

    def keys(self):
        return [one["Key"] for one in self.s3.list_objects_v2(Bucket="backup").get("Contents", [])]

    def run_script(self, *arguments, **more):
        return subprocess.run([sys.executable, SCRIPT, *(arguments or ["copy"])], env={**self.env, **more}, capture_output=True, text=True, timeout=120)

    def test_copies_each_collection_and_says_so_last(self):
        run = self.run_script()
        self.assertEqual(run.returncode, 0, run.stderr)
        manifest = next(key for key in self.keys() if key.endswith("manifest.json"))
        said = json.load(self.s3.get_object(Bucket="backup", Key=manifest)["Body"])
        self.assertEqual(said["qdrant"], "1.19.0")
        self.assertEqual(said["aliases"], [{"alias_name": "old", "collection_name": "chunks"}])
        self.assertEqual(said["points"], {name: len(data) for name, data in DATA.items()})
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

    def copied(self):
        self.assertEqual(self.run_script().returncode, 0)
        return next(key for key in self.keys() if key.endswith("manifest.json")).removesuffix("manifest.json")

    def test_brings_back_what_was_copied_and_its_aliases(self):
        run = self.run_script("restore", self.copied())
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(Node.given, DATA)
        self.assertEqual(Node.aliases, [{"alias_name": "old", "collection_name": "chunks"}])

    def test_brings_nothing_back_into_other_nodes_or_another_version_or_from_an_unfinished_copy(self):
        folder = self.copied()
        port = self.qdrant.server_port
        others = self.run_script("restore", folder, QDRANT_NODES=f"127.0.0.1:{port},localhost:{port}")
        Node.version = "1.20.1"
        another = self.run_script("restore", folder)
        Node.version = "1.19.3"
        self.s3.delete_object(Bucket="backup", Key=folder + "manifest.json")
        unfinished = self.run_script("restore", folder)
        for run, why in ((others, "was taken of the nodes"), (another, "was taken by Qdrant 1.19.0"), (unfinished, "NoSuchKey")):
            self.assertNotEqual(run.returncode, 0)
            self.assertIn(why, run.stderr)
        self.assertEqual(Node.given, {})

    def test_says_that_fewer_points_came_back(self):
        folder = self.copied()
        Node.cut_off = True
        run = self.run_script("restore", folder)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("other numbers of points", run.stderr)

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
