// Models for the peers to call where there are none: speaks the OpenAI API under /v1 and Ollama's under /api.
// usage: MODELS_KEY=... node upstream.mjs PORT      with a key, /v1 wants it as bearer token
//
// A chat answers "<model> heard: <last words of the user>". Usage is always 100 prompt tokens, 40 of them cached, and
// 20 completion tokens. The name of an OpenAI model chooses how it behaves: fail-<status>, slow-<seconds>,
// repeated-id (every answer has the same id), no-id (the id is null).
// GET /_calls lists what was received, DELETE /_calls forgets it.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const EXTERNAL = ['gpt-approved', 'gpt-other'];
const local = new Set(['llama3.2:1b', 'nomic-embed-text:latest']);
const key = process.env.MODELS_KEY;
const calls = [];

const textOf = (content) =>
  Array.isArray(content) ? content.map((part) => part.text ?? '').join(' ') : (content ?? '');
function reply({ model, messages = [], prompt }) {
  const heard = prompt ?? textOf(messages.findLast((message) => message.role === 'user')?.content);
  return `${model} heard: ${heard.slice(0, 200)}`;
}

/** Texts with words in common get vectors near each other; nothing more is needed to find a document. */
function embedding(text) {
  const vector = new Array(64).fill(0);
  for (const word of text.toLowerCase().match(/\w+/g) ?? []) {
    vector[createHash('md5').update(word).digest()[0] % vector.length] += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
const embeddings = (input = '') => [input].flat().map(embedding);

// ---- OpenAI

const USAGE = {
  prompt_tokens: 100,
  completion_tokens: 20,
  total_tokens: 120,
  prompt_tokens_details: { cached_tokens: 40 },
};

const openAiError = (status, type, message) => [status, { error: { message, type, param: null, code: `${status}` } }];

async function openAi(path, body) {
  const [manner, argument] = (body.model ?? '').split('-');
  if (path === '/models') {
    const data = EXTERNAL.map((id) => ({ id, object: 'model', created: 1, owned_by: 'upstream' }));
    return [200, { object: 'list', data }];
  }
  if (manner === 'fail') return openAiError(Number(argument), 'upstream_error', `asked to fail with ${argument}`);
  if (manner === 'slow') await pause(Number(argument) * 1000);
  if (path === '/embeddings') {
    const data = embeddings(body.input).map((vector, index) => ({ object: 'embedding', index, embedding: vector }));
    return [200, { object: 'list', model: body.model, data, usage: { prompt_tokens: 100, total_tokens: 100 } }];
  }
  if (path === '/chat/completions') return chatCompletion(body);
  return openAiError(404, 'invalid_request_error', `no route ${path}`);
}

function chatCompletion(body) {
  const id = { 'repeated-id': 'chatcmpl-repeated', 'no-id': null }[body.model];
  const head = { id: id === undefined ? `chatcmpl-${randomUUID()}` : id, created: now(), model: body.model };
  const content = reply(body);
  if (!body.stream) {
    const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' };
    return [200, { ...head, object: 'chat.completion', choices: [choice], usage: USAGE }];
  }
  const chunk = (rest) => `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...rest })}\n\n`;
  const piece = (delta, finish_reason = null) => chunk({ choices: [{ index: 0, delta, finish_reason }] });
  const lines = content.split(' ').map((word) => piece({ role: 'assistant', content: `${word} ` }));
  lines.push(piece({}, 'stop'));
  if (body.stream_options?.include_usage) lines.push(chunk({ choices: [], usage: USAGE }));
  return [200, [...lines, 'data: [DONE]\n\n'], 'text/event-stream'];
}

// ---- Ollama

const details = { family: 'llama', families: ['llama'], format: 'gguf', parameter_size: '1B', parent_model: '', quantization_level: 'Q4_0' };
const digest = (name) => createHash('sha256').update(name).digest('hex');
const tag = (name) => ({ name, model: name, modified_at: '2026-01-01T00:00:00Z', size: 1000, digest: digest(name), details });
const TIMES = { total_duration: 5, load_duration: 1, prompt_eval_count: 100, prompt_eval_duration: 1, eval_count: 20, eval_duration: 1 };

function ollama(path, body) {
  const model = body.model ?? body.name;
  switch (path) {
    case '/version': return [200, { version: '0.12.3' }];
    case '/tags': return [200, { models: [...local].map(tag) }];
    case '/ps': return [200, { models: [] }];
    case '/show': return [200, { details, model_info: {}, parameters: '', template: '{{ .Prompt }}', capabilities: ['completion', 'tools'] }];
    case '/embed': return [200, { model, embeddings: embeddings(body.input), prompt_eval_count: 3 }];
    case '/embeddings': return [200, { embedding: embeddings(body.prompt)[0] }];
    case '/pull': local.add(model); return lines(['pulling manifest', 'success'].map((status) => ({ status })));
  }
  if (!local.has(model)) return [404, { error: `model '${model}' not found` }];
  const chat = path === '/chat';
  const part = (text) => (chat ? { message: { role: 'assistant', content: text } } : { response: text });
  const head = { model, created_at: new Date().toISOString() };
  const end = { ...head, done: true, done_reason: 'stop', ...TIMES };
  if (body.stream === false) return [200, { ...end, ...part(reply(body)) }];
  const words = reply(body).split(' ').map((word) => ({ ...head, done: false, ...part(`${word} `) }));
  return lines([...words, { ...end, ...part('') }]);
}
const lines = (objects) => [200, objects.map((object) => `${JSON.stringify(object)}\n`), 'application/x-ndjson'];

// ---- HTTP

const now = () => Math.floor(Date.now() / 1000);

async function answerTo(request, text) {
  const path = request.url.split('?')[0];
  if (path === '/_calls') {
    if (request.method === 'DELETE') calls.length = 0;
    return [200, calls];
  }
  calls.push({ method: request.method, path, headers: request.headers, body: text });
  const body = text ? JSON.parse(text) : {};
  if (path.startsWith('/api/')) return ollama(path.slice(4), body);
  if (!path.startsWith('/v1/')) return [200, ['Ollama is running'], 'text/plain'];
  if (key && request.headers.authorization !== `Bearer ${key}`) return openAiError(401, 'auth_error', 'invalid key');
  return openAi(path.slice(3), body);
}

const server = createServer(async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  const [status, body, type = 'application/json'] = await answerTo(request, text).catch((error) => {
    console.error(error);
    return [500, { error: String(error) }];
  });
  response.writeHead(status, { 'content-type': type });
  if (type !== 'application/json') for (const part of body) response.write(part);
  response.end(type === 'application/json' ? JSON.stringify(body) : undefined);
});
server.listen(Number(process.argv[2]), '127.0.0.1');
