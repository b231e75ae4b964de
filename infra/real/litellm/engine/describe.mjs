// Describes LiteLLM's schema, as the Prisma command line would do for a code generator.
// usage: node describe.mjs SCHEMA TYPES   prints {config, dmmf}; writes {model: {field: type}} to the file TYPES
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [schema, typesFile] = process.argv.slice(2);
const wasm = createRequire(import.meta.url)('@prisma/prisma-schema-wasm');
const prismaSchema = [[schema, readFileSync(schema, 'utf8')]];
const ask = (question, more) => JSON.parse(wasm[question](JSON.stringify({ prismaSchema, ...more })));

const { config } = ask('get_config', { datasourceOverrides: {}, env: {}, ignoreEnvVarErrors: true });
const dmmf = ask('get_dmmf', { noColor: true });
const typesOf = (model) => Object.fromEntries(model.fields.map((field) => [field.name, field.type]));
const types = Object.fromEntries(dmmf.datamodel.models.map((model) => [model.name, typesOf(model)]));
writeFileSync(typesFile, JSON.stringify(types));
process.stdout.write(JSON.stringify({ config, dmmf }));
