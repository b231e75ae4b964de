// Between the two languages of the Prisma query engine: the Python client speaks GraphQL text, the WebAssembly
// build understands only the JSON protocol. A request is one operation with one field,
//     mutation { result: createOneTeam(data: {team_id: "a", metadata: "{}"}) { team_id } }
// and becomes {modelName, action, query: {arguments, selection}}.

const TOKEN = /[\s,]*(?:([{}()[\]:])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|$)/ys;

function tokensOf(text) {
  const tokens = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new SyntaxError(`not understood: ${text.slice(at, at + 40)}`);
    const [, mark, string, number, word] = found;
    if (mark) tokens.push({ mark });
    else if (string) tokens.push({ value: JSON.parse(string), key: JSON.parse(string) });
    else if (number) tokens.push({ value: numeric(number) });
    else if (word) tokens.push({ value: word in LITERALS ? LITERALS[word] : word, key: word });
  }
  return tokens;
}

const LITERALS = { true: true, false: false, null: null };

/** Integers beyond what JSON numbers hold exactly travel as tagged text. */
function numeric(text) {
  const number = Number(text);
  const exact = !Number.isInteger(number) || Number.isSafeInteger(number);
  return exact ? number : { $type: 'BigInt', value: text };
}

class Reader {
  constructor(text) {
    this.tokens = tokensOf(text);
    this.next = 0;
  }
  take(mark) {
    if (this.tokens[this.next]?.mark !== mark) return false;
    this.next++;
    return true;
  }
  must(mark) {
    if (!this.take(mark)) throw new SyntaxError(`'${mark}' expected at token ${this.next}`);
  }
  name() {
    const { key } = this.tokens[this.next++] ?? {};
    if (key === undefined) throw new SyntaxError(`name expected at token ${this.next - 1}`);
    return key;
  }
  value() {
    if (this.take('{')) return this.pairs('}');
    if (this.take('[')) {
      const items = [];
      while (!this.take(']')) items.push(this.value());
      return items;
    }
    const token = this.tokens[this.next++];
    if (token?.value === undefined) throw new SyntaxError(`value expected at token ${this.next - 1}`);
    return token.value;
  }
  pairs(end) {
    const object = {};
    while (!this.take(end)) {
      const name = this.name();
      this.must(':');
      object[name] = this.value();
    }
    return object;
  }
  field() {
    let name = this.name();
    const alias = name;
    if (this.take(':')) name = this.name();
    const args = this.take('(') ? this.pairs(')') : undefined;
    let fields;
    if (this.take('{')) for (fields = []; !this.take('}'); ) fields.push(this.field());
    return { alias, name, args, fields };
  }
}

/** Under a Json column these hold plain text, everything else holds JSON as text. */
const PLAIN_IN_JSON = new Set(['path', 'mode', 'string_contains', 'string_starts_with', 'string_ends_with']);

/** Marks text that stands for JSON: untagged, the engine would store it as a JSON string. */
function tagged(value, type, types) {
  if (Array.isArray(value)) return value.map((item) => tagged(item, type, types));
  if (value === null || typeof value !== 'object' || value.$type) {
    return type === 'Json' && typeof value === 'string' ? { $type: 'Json', value } : value;
  }
  const inside = (key) => {
    if (type === 'Json') return PLAIN_IN_JSON.has(key) ? 'String' : 'Json';
    const ofField = types[type]?.[key];
    // "AND", "set", "connect" or a compound key: the same model goes on
    return ofField === undefined ? type : ofField;
  };
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, tagged(child, inside(key), types)]));
}

function argumentsOf(args, model, types) {
  const entries = Object.entries(args ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, tagged(value, model, types)]));
}

function selectionOf(fields, model, types) {
  const one = ({ name, args, fields: inner }) => {
    if (!args && !inner) return [name, true];
    const type = types[model]?.[name];
    return [name, { arguments: argumentsOf(args, type, types), selection: selectionOf(inner, type, types) }];
  };
  return Object.fromEntries((fields ?? []).map(one));
}

const ACTION =
  /^(queryRaw|executeRaw|findUnique|findFirst|findMany|createOne|createMany|updateOne|updateMany|deleteOne|deleteMany|upsertOne|aggregate|groupBy)(.*?)(OrThrow)?$/;

/** Answers {alias, query}: the name under which the caller expects the result, and the JSON-protocol query. */
export function toJsonProtocol(text, types) {
  const reader = new Reader(text);
  reader.name(); // "query" or "mutation": the action says it again
  reader.must('{');
  const root = reader.field();
  const found = ACTION.exec(root.name);
  if (!found) throw new SyntaxError(`unknown operation ${root.name}`);
  const [, verb, model, orThrow = ''] = found;
  const query = {
    action: verb + orThrow,
    query: { arguments: argumentsOf(root.args, model, types), selection: selectionOf(root.fields, model, types) },
  };
  return { alias: root.alias, query: model ? { modelName: model, ...query } : query };
}

/** What the GraphQL protocol would have answered: values without the JSON protocol's type tags. */
export function withoutTags(node) {
  if (Array.isArray(node)) return node.map(withoutTags);
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.$type !== 'string') {
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withoutTags(child)]));
  }
  const small = node.$type === 'BigInt' && Number.isSafeInteger(Number(node.value));
  return small ? Number(node.value) : node.value;
}
