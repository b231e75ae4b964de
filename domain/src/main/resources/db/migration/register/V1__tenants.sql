create table tenant (
    tenant_id    uuid        primary key,
    state        text        not null,
    since        timestamptz not null,
    -- what the wizard holds, by field; kept afterwards as the source of a clone
    draft        jsonb       not null,
    profile      jsonb,
    slug         text,
    display_name text        not null,
    account_id   text,
    network      cidr,
    created_at   timestamptz not null,
    version      bigint      not null default 0
);
select isolate('tenant');
-- drafts may wish for the same; only one can be submitted
create unique index tenant_slug on tenant (slug) where state <> 'DRAFT' and state <> 'CLOSED';
create unique index tenant_account on tenant (account_id) where state <> 'DRAFT' and state <> 'CLOSED';
create index tenant_newest on tenant (created_at desc, tenant_id desc);
create index tenant_by_state on tenant (state, created_at desc, tenant_id desc);
