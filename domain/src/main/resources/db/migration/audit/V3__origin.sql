-- Names this database among all that were ever made: a copy of it, restored anywhere, keeps the name.
create table audit_origin (
    one  boolean primary key default true check (one),
    name uuid    not null
);
select provider_only('audit_origin');
