"""What a rendering connects to, as far as addresses say."""
import re


def texts(value):
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [str(value)]


def addresses(objects):
    """Every address in any text of the objects, settings and programs of theirs included."""
    return {address.rstrip(";") for o in objects for text in texts(o) for address in re.findall(r"[a-z0-9+]+://[^\s\"']*", text)}
