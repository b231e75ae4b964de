-- 10 000 tenants and 100 runs of each, written by the role that the application writes as; the first tenant is Tom's.
create temporary table company on commit drop as
select i,
       case i when 1 then '${first}'::uuid else gen_random_uuid() end as id,
       word || ' ' || branch || ' ' || i as name,
       translate(lower(left(word, 8)), 'ü', 'u') || '-' || i as slug,
       lpad((200000000000 + i)::text, 12, '0') as account,
       ('10.' || i / 256 || '.' || i % 256 || '.0/24')::cidr as network,
       case when i % 50 = 0 then 'CLOSED' when i % 40 = 0 then 'SUSPENDED' when i % 100 = 7 then 'DRAFT'
            when i % 200 = 9 then 'ONBOARDING' else 'LIVE' end as state,
       timestamptz '2024-01-01 08:00Z' + i * interval '97 minutes' as made
from generate_series(1, 10000) as i,
     lateral (select (array['Nordwind', 'Südstern', 'Bergmann', 'Falkenau', 'Lindner', 'Kestrel', 'Albrecht', 'Montan',
                            'Hansa', 'Rheinland', 'Isarwerk', 'Talheim', 'Elbe', 'Brandt', 'Weser'])[1 + i % 15] as word,
                     (array['Logistik', 'Maschinenbau', 'Versicherung', 'Klinik', 'Verlag', 'Energie', 'Handel'])[1 + i % 7] as branch) words;

insert into tenant (tenant_id, state, since, draft, profile, slug, display_name, account_id, network, created_at,
    suspended_because)
select id, state, made,
       jsonb_build_object('DISPLAY_NAME', name, 'SLUG', slug, 'LEGAL_NAME', name || ' GmbH', 'STREET', 'Hauptstr. ' || i,
           'POSTAL_CODE', '10115', 'CITY', 'Berlin', 'ADMIN_NAME', 'Ada Beispiel', 'ADMIN_EMAIL', 'ada@' || slug || '.example',
           'DATA_PROCESSING_AGREEMENT', 'DPA-' || i, 'ACCOUNT_ID', account, 'NETWORK', network::text),
       case when state <> 'DRAFT' then jsonb_build_object(
           'slug', slug,
           'company', jsonb_build_object('displayName', name, 'legalName', name || ' GmbH',
               'billingAddress', jsonb_build_object('street', 'Hauptstr. ' || i, 'postalCode', '10115', 'city', 'Berlin', 'country', 'DE'),
               'vatId', null,
               'contacts', jsonb_build_array(jsonb_build_object('role', 'ADMIN', 'name', 'Ada Beispiel', 'email', 'ada@' || slug || '.example'))),
           'contract', jsonb_build_object('start', '2026-12-01', 'dataProcessingAgreement', 'DPA-' || i),
           'aws', jsonb_build_object('origin', 'BROUGHT', 'accountId', account, 'region', 'eu-central-1',
               'provisionerRoleArn', 'arn:aws:iam::' || account || ':role/tenantry-provisioner', 'externalId', 'x-' || i, 'cidr', network::text),
           'dataPolicy', case when i % 3 = 0 then 'EXTERNAL' else 'LOCAL' end,
           'size', (array['S', 'M', 'L'])[1 + i % 3],
           'expectedUsers', 40,
           'signIn', jsonb_build_object('kind', 'LOCAL_ACCOUNTS', 'issuer', null, 'groupClaim', null),
           'hostName', 'assistant.' || slug || '.example',
           'models', jsonb_build_array('llama3.2'),
           'mcpServers', jsonb_build_array(jsonb_build_object('serverId', 'agency', 'acknowledgedByProvider', null, 'acknowledgedByTenant', null)),
           'release', '2026.11',
           'maintenanceWindow', jsonb_build_object('days', jsonb_build_array('SUNDAY'), 'start', '02:00', 'length', 'PT4H', 'zone', 'Europe/Berlin'),
           'tags', jsonb_build_array()) end,
       case when state <> 'DRAFT' then slug end, name,
       case when state <> 'DRAFT' then account end, case when state <> 'DRAFT' then network end, made,
       case when state = 'SUSPENDED' then 'asked for by the customer' end
from company order by i;

analyze company;

-- In the order in which they would have come: the first run of everybody, then the second. 1 in 100 of the last ones is open.
create temporary table past on commit drop as
select ('00000000-0000-7000-8000-' || lpad(to_hex(turn * 10000 + i), 12, '0'))::uuid as run, company.id as tenant, turn, chance.kind, chance.state,
       chance.state not in ('INCIDENT', 'AWAITING_APPROVAL', 'RUNNING') as ended,
       timestamptz '2026-01-01 08:00Z' + (turn * 10000 + i) * interval '25 seconds' as at, (turn - 1) * 10000 + i as place
from generate_series(1, 100) as turn, company,
     lateral (select case when turn = 1 then 'ONBOARD' when turn % 25 = 0 then 'UPGRADE' when turn % 10 = 0 then 'APPLY'
                          when turn = 99 and i % 500 = 0 then 'OFFBOARD' when turn % 2 = 0 then 'BACKUP' else 'DRIFT_SCAN' end as kind,
                     case when turn = 100 and i % 100 = 3 then (array['INCIDENT', 'AWAITING_APPROVAL', 'RUNNING'])[1 + i / 100 % 3]
                          when (turn + i) % 97 = 0 then 'ROLLED_BACK' when (turn + i) % 89 = 0 then 'CANCELLED' else 'SUCCEEDED' end as state) as chance;
analyze past;

insert into run (id, tenant_id, kind, mutating, state, ended, requested_by, requested_at, request_key, profile_schema, profile,
                 plan_hash, plan_revision, incident_step, incident, incident_back, incident_since, started_at, finished_at, changed_at)
select run, tenant, kind, kind <> 'DRIFT_SCAN', past.state, ended, 'system:planner', at, run::text, 1,
       coalesce(profile, jsonb_build_object('company', jsonb_build_object('displayName', display_name))),
       md5(run::text), 1, case when past.state = 'INCIDENT' then 1 end,
       case when past.state = 'INCIDENT' then jsonb_build_object('failureClass', 'CONFIG', 'system', 'AWS', 'subject', 'vpc',
           'cause', 'The quota of networks is used up.', 'raw', 'VpcLimitExceeded') end,
       case when past.state = 'INCIDENT' then false end, case when past.state = 'INCIDENT' then at end,
       at, case when ended then at + interval '9 minutes' end, at + interval '9 minutes'
from past join tenant on tenant.tenant_id = tenant order by place;

insert into run_step (run_id, tenant_id, position, step, phase, attempt, outputs, started_at, finished_at)
select run, tenant, step - 1, name || '@1',
       case when ended or step = 1 then 'DONE' when step > 2 then 'WAITING'
            when state = 'INCIDENT' then 'FAILED' when state = 'RUNNING' then 'WORKING' else 'WAITING' end,
       1, '{"bucket": "acme-documents"}', at, case when ended or step = 1 then at + interval '1 minute' end
from past, unnest(case kind when 'ONBOARD'
        then array['aws-access', 'infrastructure', 'secrets', 'gateway', 'identity', 'billing', 'application',
                   'assistant', 'mcp', 'verification', 'go-live']
        when 'DRIFT_SCAN' then array['infrastructure'] when 'BACKUP' then array['backup', 'verification']
        else array['infrastructure', 'application', 'verification'] end) with ordinality as steps(name, step);
