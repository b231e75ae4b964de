-- Whether what was begun is still at work at an incident: OVER, UNSEEN, GOES_ON; null in older rows.
alter table run add column incident_work text;
