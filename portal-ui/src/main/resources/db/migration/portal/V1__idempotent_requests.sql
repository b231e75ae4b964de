-- What a caller's key brought about, so that a request that is sent again does nothing again. No bodies: the answer is
-- made anew from what the result names.
create table idempotent_request (
    caller    text        not null,
    key       text        not null,
    -- null until a tenant is known, and while the act is under way
    tenant_id uuid,
    -- SHA-256 of method, path and body: the same key for another request is a mistake
    digest    text        not null,
    result    text,
    at        timestamptz not null,
    primary key (caller, key)
);
select isolate('idempotent_request');
create index idempotent_request_oldest on idempotent_request (at);
