-- The provider's catalogue: which servers exist is no tenant's business, only which of them were attached to it.
create table mcp_server (
    server_id        text        primary key,
    name             text        not null,
    description      text        not null,
    address          text        not null,
    -- whether a server wants a token; the token itself lies in the tenants' secrets
    needs_token      boolean     not null,
    -- found by the last probe that got through; null before
    era              text,
    protocol         text,
    fingerprint      text,
    tools            jsonb       not null default '[]',
    probed_at        timestamptz,
    -- why the last probe did not get through; null if it did
    problem          text,
    -- the fingerprint that a person looked at and let pass
    approved         text,
    created_at       timestamptz not null,
    version          bigint      not null default 0
);
select provider_only('mcp_server');
