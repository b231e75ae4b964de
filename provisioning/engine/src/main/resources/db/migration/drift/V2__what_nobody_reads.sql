alter table drift_watch drop column run_number, drop column found;
