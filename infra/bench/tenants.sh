#!/usr/bin/env bash
# The lists on 10 000 tenants and 1 000 000 runs: TenantsBench, see there.   tenants.sh JAR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
module=infra/sandbox/portal
export BENCH_LOAD
BENCH_LOAD=$(cut -d ' ' -f 1 /proc/loadavg)

rm -f "$module/target/bench/tenants.md"
mvn -B -q --no-transfer-progress test -pl "$module" -am -Dtest=TenantsBench -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true < /dev/null
[ -f "$module/target/bench/tenants.md" ] || { echo "nothing was measured: is there a Chromium?" >&2; exit 1; }
{
    cat <<'TEXT'
An embedded PostgreSQL with 10 000 tenants, 1 000 000 runs and about 1 740 000 steps (`tenants.sql`), filled by the roles that the application
uses, row-level security included; parameters by chance, with a fixed seed. Milliseconds.

A use case is measured from its call to its answer: the check of access, the transaction, the scope (role `provider` for staff, `app`
confined by `tenantry.tenant` for a tenant's administrator), the query, and reading the rows. Target: 95 % within 80 ms.
A page is measured in Chromium, in a portal in the same process as the measuring: from a click on a link in the open portal until at
least 25 rows, which is more than the window shows, are laid out and painted. Target: 95 % within 200 ms. The first 60 visits to
either list are not counted: a portal that has just started still compiles itself. Loading anew includes the start of Vaadin's
client, and has no target.

TEXT
    cat "$module/target/bench/tenants.md"
} > "$module/target/bench/section.md"
infra/bench/section tenants "Lists of tenants and runs" "$module/target/bench/section.md"
