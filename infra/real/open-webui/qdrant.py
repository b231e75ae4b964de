"""Stands in for Qdrant's REST API, as far as Open WebUI calls it, until the project's own stand-in takes its place.

The engine behind it is the in-memory mode of Qdrant's own client, so filters and scores are Qdrant's. Nothing is kept.
usage: QDRANT_KEY=... python qdrant.py PORT      GET /_calls lists what was received
"""
import json
import os
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock

from qdrant_client import QdrantClient
from qdrant_client.http import models

KEY = os.environ["QDRANT_KEY"]
engine = QdrantClient(":memory:")
lock = Lock()  # the engine is not made for several threads
calls = []


class Refused(Exception):
    def __init__(self, status, text):
        super().__init__(text)
        self.status = status


def plain(value):
    return [plain(v) for v in value] if isinstance(value, list) else json.loads(value.model_dump_json())


def create(name, body):
    if engine.collection_exists(name):
        raise Refused(409, f"Wrong input: Collection `{name}` already exists!")
    return engine.create_collection(name, vectors_config=models.CreateCollection(**body).vectors)


def upsert(name, body):
    points = models.Batch(**body["batch"]) if "batch" in body else [models.PointStruct(**p) for p in body["points"]]
    engine.upsert(name, points=points)
    return done()


def delete(name, body):
    chosen = models.FilterSelector if "filter" in body else models.PointIdsList
    engine.delete(name, points_selector=chosen(**body))
    return done()


def scroll(name, body):
    ask = models.ScrollRequest(**body)
    points, following = engine.scroll(
        name,
        scroll_filter=ask.filter,
        limit=ask.limit or 10,
        offset=ask.offset,
        with_payload=True if ask.with_payload is None else ask.with_payload,
        with_vectors=ask.with_vector or False,
    )
    return {"points": plain(points), "next_page_offset": following}


def query(name, body):
    ask = models.QueryRequest(**body)
    found = engine.query_points(
        name,
        query=getattr(ask.query, "nearest", ask.query),
        query_filter=ask.filter,
        limit=ask.limit or 10,
        score_threshold=ask.score_threshold,
        with_payload=True if ask.with_payload is None else ask.with_payload,
        with_vectors=ask.with_vector or False,
    )
    return plain(found)


def count(name, body):
    return {"count": engine.count(name, count_filter=models.CountRequest(**body).filter).count}


def collections(*_):
    return {"collections": [{"name": c.name} for c in engine.get_collections().collections]}


def done(*_):
    return {"operation_id": len(calls), "status": "completed"}


ROUTES = {
    ("GET", ""): collections,
    ("GET", "/exists"): lambda name, _: {"exists": engine.collection_exists(name)},
    ("GET", "/"): lambda name, _: plain(engine.get_collection(name)),
    ("PUT", "/"): create,
    ("DELETE", "/"): lambda name, _: engine.delete_collection(name),
    ("PUT", "/index"): done,
    ("PUT", "/points"): upsert,
    ("POST", "/points/delete"): delete,
    ("POST", "/points/scroll"): scroll,
    ("POST", "/points/query"): query,
    ("POST", "/points/count"): count,
}
MAY_BE_ABSENT = {("GET", ""), ("GET", "/exists"), ("PUT", "/")}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        path = self.path.split("?")[0]
        text = self.content().decode()
        if path == "/":
            return self.send(200, {"title": "qdrant - vector search engine", "version": "1.18.0"})
        if path in ("/readyz", "/healthz"):
            return self.send(200, "healthz check passed")
        if path == "/_calls":
            return self.send(200, calls)
        calls.append({"method": self.command, "path": self.path, "body": json.loads(text or "null")})
        if self.headers.get("api-key") != KEY:
            return self.send(401, "Must provide an API key or an Authorization bearer token")
        try:
            with lock:
                self.send(200, {"result": self.operate(path, json.loads(text or "{}")), "status": "ok", "time": 0.0})
        except Refused as e:
            self.send(e.status, {"status": {"error": str(e)}, "time": 0.0})
        except Exception as e:  # what the engine refuses is an answer, not the end of this server
            print(self.command, self.path, repr(e), flush=True)
            self.send(400, {"status": {"error": f"Wrong input: {e}"}, "time": 0.0})

    def content(self):
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", 0)))
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def operate(self, path, body):
        found = re.fullmatch(r"/collections(?:/([^/]+)(/.*)?)?", path)
        name, rest = (found[1], (found[2] or "/") if found[1] else "") if found else (None, None)
        route = (self.command, rest)
        if route not in ROUTES:
            raise Refused(501, f"stand-in: no route {self.command} {path}")
        if route not in MAY_BE_ABSENT and not engine.collection_exists(name):
            raise Refused(404, f"Not found: Collection `{name}` doesn't exist!")
        return ROUTES[route](name, body)

    do_GET = do_PUT = do_POST = do_DELETE = answer

    def send(self, status, body):
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "text/plain" if isinstance(body, str) else "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Requests are listed by /_calls; a line for each would only bury the errors."""


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
