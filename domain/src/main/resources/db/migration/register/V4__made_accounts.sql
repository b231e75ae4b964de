-- The account that was made for a tenant, whatever its draft names since: a tenant that is agreed in it has a made one, not a brought one.
alter table tenant add column made_account text;
