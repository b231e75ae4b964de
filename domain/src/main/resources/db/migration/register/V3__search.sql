-- What a search looks at, as one text: taking the wished short name out of each draft took most of its time.
alter table tenant add column words text not null
    generated always as (lower(display_name || ' ' || coalesce(slug, '') || ' ' || coalesce(draft ->> 'SLUG', ''))) stored;
