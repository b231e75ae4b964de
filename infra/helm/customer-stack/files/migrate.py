"""Brings the database to this image's version and makes the first administrator, before the assistant itself begins.

Pods that begin at the same time all run this; an advisory lock lets one of them work, and the others then find nothing
left to do. A database that is newer than the image makes it fail, so that no older version ever writes to it.
"""
import asyncio
import os

import psycopg

LOCK = 0x74656E61  # any number that nothing else in this database uses


async def first_administrator():
    from open_webui.models.users import Users
    from open_webui.utils.auth import create_admin_user

    if await Users.has_users():
        return
    made = await create_admin_user(
        os.environ["WEBUI_ADMIN_EMAIL"], os.environ["WEBUI_ADMIN_PASSWORD"], os.environ["WEBUI_ADMIN_NAME"]
    )
    if made is None:
        raise SystemExit("the first administrator could not be made")


with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, connect_timeout=10) as connection:
    connection.execute("set lock_timeout = '20min'")
    connection.execute("select pg_advisory_lock(%s)", (LOCK,))
    import open_webui.config  # noqa: F401, E402  (migrates as it is imported)

    asyncio.run(first_administrator())
    version = connection.execute("select version_num from alembic_version").fetchone()
    print(f"database is at {version[0]}")
