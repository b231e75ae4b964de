-- How often in a row a step's plan was made anew because it did not hold until it was carried out.
alter table run_step add column stale int not null default 0;
