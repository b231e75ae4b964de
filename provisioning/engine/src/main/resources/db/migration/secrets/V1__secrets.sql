-- Secrets under envelope encryption: each row's own key is wrapped by the master key (a key file, or AWS KMS).
create table tenant_secret (
    tenant_id   uuid        not null,
    name        text        not null,
    master_key  text        not null,
    wrapped_key bytea       not null,
    nonce       bytea       not null,
    ciphertext  bytea       not null,
    created_at  timestamptz not null default now(),
    primary key (tenant_id, name)
);
select isolate('tenant_secret');

-- Keys of the portal itself (the one that seals plans), wrapped the same way.
create table portal_key (
    name        text        primary key,
    master_key  text        not null,
    wrapped_key bytea       not null,
    created_at  timestamptz not null default now()
);
select provider_only('portal_key');
