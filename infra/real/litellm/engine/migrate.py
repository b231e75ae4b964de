"""Applies the migrations that LiteLLM brings along and notes them where the Prisma command line would.

usage: DATABASE_URL=... python migrate.py
"""
import hashlib
import os
import uuid
from importlib.util import find_spec
from pathlib import Path

import psycopg

NOTES = """
create table if not exists "_prisma_migrations" (
    id varchar(36) primary key, checksum varchar(64) not null, migration_name varchar(255) not null,
    started_at timestamptz not null default now(), finished_at timestamptz, rolled_back_at timestamptz,
    logs text, applied_steps_count integer not null default 0)
"""
NOTE = """
insert into "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
values (%s, %s, %s, now(), 1)
"""

folder = Path(find_spec("litellm_proxy_extras").origin).with_name("migrations")
# no transaction: some of the files build an index CONCURRENTLY
with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
    database.execute(NOTES)
    known = {row[0] for row in database.execute('select migration_name from "_prisma_migrations"')}
    new = [file for file in sorted(folder.glob("*/migration.sql")) if file.parent.name not in known]
    for file in new:
        database.execute(file.read_bytes())
        checksum = hashlib.sha256(file.read_bytes()).hexdigest()
        database.execute(NOTE, (str(uuid.uuid4()), checksum, file.parent.name))
print(f"{len(new)} migrations applied, {len(known)} were there")
