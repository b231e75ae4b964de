-- Whether what was begun is still at work at an incident: OVER or GOES_ON; null in older rows.
alter table run add column incident_work text;
