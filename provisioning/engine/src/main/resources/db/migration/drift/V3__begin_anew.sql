-- Tenants that had left or were suspended before they were forgotten by themselves; who is live is watched again at the next start.
truncate drift_watch;
