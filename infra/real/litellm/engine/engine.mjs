#!/usr/bin/env node
// A Prisma query engine for machines that have package registries and nothing else. The native engine is served by a
// host of its own; its official WebAssembly build comes with an npm package. This program gives that build the native
// engine's face as the Python client uses it: command line, environment, HTTP routes, and error codes.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const REVISION = '605197351a3c8bdd595af2d2a9bc3025bca48ea2'; // what the Python client insists on
if (process.argv.includes('--version')) {
  console.log(`query-engine ${REVISION}`);
  process.exit();
}

const { toJsonProtocol, withoutTags } = await import('./protocol.mjs');
const require = createRequire(import.meta.url);
const { Pool, types: pgTypes } = require('pg');
const { PrismaPg } = require('@prisma/adapter-pg');
const { bindAdapter } = require('@prisma/driver-adapter-utils');
const types = JSON.parse(readFileSync(new URL('types.json', import.meta.url)));

const replaced = JSON.parse(process.env.OVERWRITE_DATASOURCES || '[]');
const databaseUrl = new URL(replaced[0]?.url ?? process.env.DATABASE_URL);

// ---- the database

/** Opens the pool without the parameters that only Prisma understands. */
function openPool() {
  const url = new URL(databaseUrl);
  const max = Number(url.searchParams.get('connection_limit') ?? 10);
  for (const name of ['connection_limit', 'pool_timeout', 'connect_timeout', 'socket_timeout', 'pgbouncer', 'schema']) {
    url.searchParams.delete(name);
  }
  const pool = new Pool({ connectionString: url.href, max });
  pool.on('error', (error) => console.error(`query engine: connection lost: ${error.message}`));
  pool.on('connect', (client) => client.connection.prependListener('rowDescription', readSystemTypesAsText));
  return pool;
}

// "char", name, regproc, tid, xid, cid, unknown, interval, regclass, regtype, void: the native engine reads them
// as text, the driver adapter refuses them. The last one is name[].
const SYSTEM_TYPES = new Set([18, 19, 24, 27, 28, 29, 705, 1186, 2205, 2206, 2278]);
const NAME_ARRAY = 1003;
const TEXT_ARRAY = 1009;
function readSystemTypesAsText({ fields }) {
  for (const field of fields) {
    if (SYSTEM_TYPES.has(field.dataTypeID)) field.dataTypeID = pgTypes.builtins.TEXT;
    if (field.dataTypeID === NAME_ARRAY) field.dataTypeID = TEXT_ARRAY;
  }
}

const pool = openPool();
const adapter = bindAdapter(new PrismaPg(pool, { schema: databaseUrl.searchParams.get('schema') ?? undefined }));

// ---- the engine

function loadEngine() {
  const glue = require.resolve('@prisma/client/runtime/query_engine_bg.postgresql.js');
  const bindings = require(glue);
  const code = new WebAssembly.Module(readFileSync(glue.replace(/js$/, 'wasm')));
  bindings.__wbg_set_wasm(new WebAssembly.Instance(code, { './query_engine_bg.js': bindings }).exports);
  const options = {
    datamodel: readFileSync(process.env.PRISMA_DML_PATH, 'utf8'),
    datasourceOverrides: {},
    env: { DATABASE_URL: databaseUrl.href },
    ignoreEnvVarErrors: true,
    engineProtocol: 'json',
    configDir: '.',
    logLevel: 'error',
    logQueries: false,
  };
  return new bindings.QueryEngine(options, () => {}, adapter);
}

const NO_TRACE = '{}';
const engine = loadEngine();
await engine.connect(NO_TRACE);

// ---- errors, in the native engine's words: LiteLLM recognises an outage by them

const FROM_THE_DRIVER = 'P2036';
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '57P03']);
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', '57P01']);

function inNativeWords(cause) {
  const server = `\`${databaseUrl.hostname}:${databaseUrl.port || 5432}\``;
  const advice = `Please make sure your database server is running at ${server}.`;
  if (UNREACHABLE.has(cause?.code)) return ['P1001', `Can't reach database server at ${server}\n\n${advice}`];
  const cut = CUT_OFF.has(cause?.code) || cause?.message?.startsWith('Connection terminated');
  if (cut) return ['P1017', 'Server has closed the connection.'];
  return [FROM_THE_DRIVER, `database driver: ${cause?.message ?? cause}`];
}

/** The engine only knows the number under which the adapter keeps what the driver threw. */
function explained(error) {
  const shown = error.user_facing_error ?? error;
  if (shown.error_code !== FROM_THE_DRIVER) return error;
  const cause = adapter.errorRegistry.consumeError(shown.meta?.id)?.error;
  [shown.error_code, shown.message] = inNativeWords(cause);
  if ('error' in error) error.error = shown.message;
  return error;
}

// ---- requests

const resultOf = (answer, alias) =>
  answer.errors
    ? { errors: answer.errors.map(explained) }
    : { data: { [alias]: withoutTags(Object.values(answer.data)[0]) } };

async function single({ query: text }, transaction) {
  const { alias, query } = toJsonProtocol(text, types);
  return resultOf(JSON.parse(await engine.query(JSON.stringify(query), NO_TRACE, transaction)), alias);
}

async function batch(request, transaction) {
  const parts = request.batch.map((part) => toJsonProtocol(part.query, types));
  const ownTransaction = request.transaction && !transaction ? { transaction: { isolationLevel: null } } : {};
  const body = JSON.stringify({ batch: parts.map((part) => part.query), ...ownTransaction });
  const answer = JSON.parse(await engine.query(body, NO_TRACE, transaction));
  if (answer.errors) return { errors: answer.errors.map(explained) };
  return { batchResult: answer.batchResult.map((result, i) => resultOf(result, parts[i].alias)) };
}

async function answerTo(method, path, body, transaction) {
  const [first, second, third] = path.split('/').slice(1);
  if (method === 'GET' && first === 'status') return [200, { status: 'ok' }];
  if (method === 'GET' && first === 'metrics') return [200, { counters: [], gauges: [], histograms: [] }];
  if (method !== 'POST') return [404, { error: `no route ${method} ${path}` }];
  if (first === 'transaction') {
    const [verb, input] = second === 'start' ? ['start', body] : [third, second];
    const answer = JSON.parse(await engine[`${verb}Transaction`](input, NO_TRACE));
    return answer.error_code ? [500, explained(answer)] : [200, answer];
  }
  const request = JSON.parse(body);
  return [200, await (request.batch ? batch(request, transaction) : single(request, transaction))];
}

async function handle(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headers } = request;
  let answer;
  try {
    answer = await answerTo(method, url.split('?')[0], Buffer.concat(chunks).toString(), headers['x-transaction-id']);
  } catch (error) {
    console.error('query engine:', error);
    answer = [500, { error: String(error) }];
  }
  response.writeHead(answer[0], { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer[1]));
}

const port = process.argv[process.argv.findIndex((word) => word === '-p' || word === '--port') + 1];
const server = createServer(handle).listen(Number(port), '127.0.0.1');
server.keepAliveTimeout = 120_000;

// ---- the end: on a signal, or when the proxy that started us has died

async function leave() {
  server.close();
  await pool.end().catch((error) => console.error(`query engine: ${error.message}`));
  process.exit();
}
process.on('SIGTERM', leave).on('SIGINT', leave);
const parent = process.ppid;
setInterval(() => process.ppid === parent || leave(), 2000).unref();
