-- Evidence of what was deleted of a tenant, as it was signed: never changed, since a later one gets the next number.
create table deletion_certificate (
    tenant_id  uuid        not null,
    number     integer     not null,
    run_id     uuid        not null,
    issued_at  timestamptz not null,
    complete   boolean     not null,
    document   text        not null,
    public_key text        not null,
    signature  text        not null,
    primary key (tenant_id, number)
);
select isolate('deletion_certificate');
revoke insert, update, delete on deletion_certificate from app;
revoke update, delete on deletion_certificate from provider;
