-- What is told of the token that a tenant's assistant sends to a server; the token itself lies sealed among the tenant's secrets.
create table mcp_token (
    tenant_id  uuid        not null,
    server_id  text        not null,
    -- for which it was given; at any other the server is another one, which must not get it
    address    text        not null,
    -- raised by each change, so that a plan shows that it is another one without telling anything of it
    revision   bigint      not null,
    -- false once it was taken away: the server then stays off, also where it was attached
    kept       boolean     not null,
    -- the revision that a run has brought or was asked to bring; when it is behind, a run is asked for as soon as none is in the way
    told       bigint      not null default 0,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (tenant_id, server_id)
);
select isolate('mcp_token');
