-- What the identity provider has told one node and all must act on.
create table sign_out (
    number   bigint      generated always as identity primary key,
    issuer   text        not null,
    audience text        not null,
    -- one of the two at least: whose sessions, or which one
    subject  text,
    session  text,
    told_at  timestamptz not null default now(),
    check (subject is not null or session is not null)
);
select provider_only('sign_out');
create index sign_out_told on sign_out (told_at);
