-- One chain for each tenant and one for the provider (the id of all zeros).
create table audit_chain (
    chain     uuid   primary key,
    tenant_id uuid,
    seq       bigint not null,
    hash      bytea  not null
);
select isolate('audit_chain');
revoke delete on audit_chain from app, provider;

create table audit_entry (
    id           uuid        primary key,
    tenant_id    uuid,
    chain        uuid        not null,
    seq          bigint      not null,
    at           timestamptz not null,
    actor        text        not null,
    act          text        not null,
    subject_type text        not null,
    subject_id   text        not null,
    -- canonical JSON as it was hashed; jsonb would write it differently
    details      text        not null,
    -- salted digest of the reason, which itself can be erased
    reason       bytea,
    hash         bytea       not null,
    unique (chain, seq)
);
select isolate('audit_entry');
revoke update, delete on audit_entry from app, provider;
create index audit_entry_newest on audit_entry (at desc, id desc);
create index audit_entry_of_tenant on audit_entry (tenant_id, at desc, id desc);
create index audit_entry_of_subject on audit_entry (subject_type, subject_id, at desc);
create index audit_entry_of_actor on audit_entry (actor, at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger never_emptied before truncate on audit_entry for each statement execute function refuse_change();

create table audit_reason (
    entry_id  uuid  primary key references audit_entry,
    tenant_id uuid,
    salt      bytea not null,
    reason    text  not null
);
select isolate('audit_reason');
create index audit_reason_entry on audit_reason (entry_id);

-- Effects on outside systems: announced before, concluded after. One that stays open reads "outcome unknown".
create table audit_intent (
    id        uuid        primary key,
    tenant_id uuid,
    entry_id  uuid        not null references audit_entry,
    at        timestamptz not null,
    outcome   text
);
select isolate('audit_intent');
create index audit_intent_open on audit_intent (at) where outcome is null or outcome = 'UNKNOWN';
