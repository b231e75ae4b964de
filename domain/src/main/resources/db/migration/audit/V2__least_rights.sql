-- A reason is written once; only erasure, an act of the provider's, takes it away.
revoke update, delete on audit_reason from app, provider;
grant delete on audit_reason to provider;
-- Of an announced effect nothing changes but how it ended.
revoke update, delete on audit_intent from app, provider;
grant update (outcome) on audit_intent to provider;
create index audit_intent_of_tenant on audit_intent (tenant_id, at) where outcome is null or outcome = 'UNKNOWN';
