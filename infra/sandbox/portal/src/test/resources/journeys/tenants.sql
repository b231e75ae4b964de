-- Tom's tenant, live, with all that its page can show; one that has left, with its certificate; and one whose certificate cannot be read.
create temporary table company on commit drop as
select *, 'd' || i || '-' || left(id::text, 8) as slug, lpad((700000000000 + i)::text, 12, '0') as account, ('10.250.' || i || '.0/24')::cidr as network
from (values (1, '${toms}'::uuid, 'Acme', 'LIVE'), (2, '${left}'::uuid, 'Ostwind', 'CLOSED'), (3, '${broken}'::uuid, 'Westwind', 'CLOSED')) as of (i, id, name, state);

insert into mcp_server (server_id, name, description, address, needs_token, created_at, era, protocol, fingerprint, tools, probed_at,
    approved, approved_tools)
values ('crm', 'Customer data', 'Finds customers.', 'https://crm.agency.example/mcp', true, now(), 'STATELESS', '2026-07-28', 'f',
    '[{"name":"find_customer","fingerprint":"p"}]', now(), 'f', '[{"name":"find_customer","fingerprint":"p"}]');

insert into tenant (tenant_id, state, since, draft, profile, slug, display_name, account_id, network, created_at)
select id, state, now() - interval '3 months',
       jsonb_build_object('DISPLAY_NAME', name, 'SLUG', slug, 'LEGAL_NAME', name || ' GmbH', 'STREET', 'Werkstr. 1', 'POSTAL_CODE', '70469',
           'CITY', 'Stuttgart', 'ADMIN_NAME', 'Tom Acker', 'ADMIN_EMAIL', 'it@' || slug || '.example', 'DATA_PROCESSING_AGREEMENT', 'DPA-' || i,
           'ACCOUNT_ID', account, 'NETWORK', network::text, 'MCP_SERVERS', 'crm'),
       jsonb_build_object(
           'slug', slug,
           'company', jsonb_build_object('displayName', name, 'legalName', name || ' GmbH',
               'billingAddress', jsonb_build_object('street', 'Werkstr. 1', 'postalCode', '70469', 'city', 'Stuttgart', 'country', 'DE'),
               'vatId', null,
               'contacts', jsonb_build_array(jsonb_build_object('role', 'ADMIN', 'name', 'Tom Acker', 'email', 'it@' || slug || '.example'))),
           'contract', jsonb_build_object('start', '2026-09-01', 'dataProcessingAgreement', 'DPA-' || i),
           'aws', jsonb_build_object('origin', 'BROUGHT', 'accountId', account, 'region', 'eu-central-1',
               'provisionerRoleArn', 'arn:aws:iam::' || account || ':role/tenantry-provisioner', 'externalId', 'x-' || i, 'cidr', network::text),
           'dataPolicy', 'LOCAL', 'size', 'S', 'expectedUsers', 40,
           'signIn', jsonb_build_object('kind', 'LOCAL_ACCOUNTS', 'issuer', null, 'groupClaim', null),
           'hostName', 'assistant.' || slug || '.example',
           'models', jsonb_build_array('llama3.2'),
           'mcpServers', jsonb_build_array(jsonb_build_object('serverId', 'crm', 'acknowledgedByProvider', null, 'acknowledgedByTenant', null)),
           'release', '2026.11',
           'maintenanceWindow', jsonb_build_object('days', jsonb_build_array('SUNDAY'), 'start', '02:00', 'length', 'PT4H', 'zone', 'Europe/Berlin'),
           'tags', jsonb_build_array()),
       slug, name, account, network, now() - interval '3 months'
from company;

insert into run (id, tenant_id, kind, mutating, state, ended, requested_by, requested_at, request_key, profile_schema, profile, plan_hash,
    plan_revision, started_at, finished_at, changed_at)
select gen_random_uuid(), id, kind, kind = 'ONBOARD', 'SUCCEEDED', true, 'system:planner', at, id || kind, 1, profile, md5(id || kind),
       1, at, at + interval '9 minutes', at + interval '9 minutes'
from company join tenant on tenant_id = id,
     (values ('ONBOARD', now() - interval '3 months'), ('DRIFT_SCAN', now() - interval '1 hour')) as past (kind, at);
insert into run_step (run_id, tenant_id, position, step, phase, attempt, outputs, started_at, finished_at)
select run.id, run.tenant_id, 0, 'infrastructure@1', 'DONE', 1, '{"bucket": "acme-documents"}', started_at, finished_at from run join company on company.id = run.tenant_id;

insert into alarm_watch (tenant_id, due_at, seen_at) select id, now() + interval '1 day', now() from company where state = 'LIVE';
insert into alarm (tenant_id, name, standing, since, severity, description)
select id, alarm, standing, now() - interval '3 hours', severity, 'as the stack says'
from company, (values ('backup-failed', 'OK', 'PAGE'), ('volume-full', 'ALARM', 'PAGE'), ('something-new', 'INSUFFICIENT_DATA', 'WARNING'))
    as alarms (alarm, standing, severity)
where state = 'LIVE';

insert into deletion_certificate (tenant_id, number, run_id, issued_at, complete, document, public_key, signature)
select tenant_id, 1, run.id, now(), true,
       case company.name when 'Westwind' then 'no certificate' else jsonb_build_object(
           'form', 1, 'number', 1, 'complete', true, 'issuedAt', '2026-11-26T10:00:00Z', 'lookedOnceMoreAt', '2026-11-26T10:00:00Z',
           'handedOver', 'letter of 12 November',
           'tenant', jsonb_build_object('id', tenant_id, 'slug', slug, 'legalName', name || ' GmbH', 'account', account, 'region', 'eu-central-1'),
           'runs', jsonb_build_array(jsonb_build_object('run', run.id, 'number', run.number, 'requestedAt', '2026-11-26T09:00:00Z',
               'requestedBy', 'system:planner', 'approvedBy', jsonb_build_array('person:' || gen_random_uuid()))),
           'gone', jsonb_build_array(
               jsonb_build_object('step', 'remove-gateway', 'system', 'LITELLM', 'lookedAt', '2026-11-26T10:00:00Z',
                   'objects', jsonb_build_array('team ' || slug)),
               jsonb_build_object('step', 'remove-infrastructure', 'system', 'TERRAFORM', 'lookedAt', '2026-11-26T10:00:00Z',
                   'objects', jsonb_build_array('aws_vpc vpc-1'))),
           'waiting', jsonb_build_array(jsonb_build_object('object', 'aws_kms_key.data', 'system', 'TERRAFORM', 'cause', 'KEY_WINDOW',
               'until', '2026-12-26T10:00:00Z')),
           'kept', jsonb_build_array(jsonb_build_object('object', name || ' GmbH', 'reason', 'INVOICES', 'until', '2036-12-31')))::text end,
       'a2V5', 'c2lnbmF0dXJl'
from run join company on company.id = run.tenant_id where run.kind = 'ONBOARD' and company.state = 'CLOSED';
