-- A person is an id; everything that says who that is lies apart and can be erased.
create table person (
    id         uuid        primary key,
    created_at timestamptz not null default now(),
    erased_at  timestamptz
);
select provider_only('person');

create table person_data (
    person_id uuid primary key references person,
    -- the identity provider's subject; what a token names
    subject   text unique,
    name      text not null,
    email     text not null
);
select provider_only('person_data');
create unique index person_data_email on person_data (lower(email));

create table membership (
    id         uuid        primary key,
    person_id  uuid        not null references person,
    role       text        not null,
    -- null: all tenants, for the provider's roles
    tenant_id  uuid,
    created_at timestamptz not null default now(),
    unique nulls not distinct (person_id, role, tenant_id),
    check ((role = 'TENANT_ADMIN') = (tenant_id is not null))
);
select isolate('membership');

-- What a machine with client credentials may do.
create table client_grant (
    client_id  text        not null,
    role       text        not null,
    tenant_id  uuid,
    created_at timestamptz not null default now(),
    unique nulls not distinct (client_id, role, tenant_id),
    check ((role = 'TENANT_ADMIN') = (tenant_id is not null))
);
select isolate('client_grant');
