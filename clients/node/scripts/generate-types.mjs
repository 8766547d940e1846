// Writes openapi.d.ts: a declaration for each name of the catalog, from the files that docs/APIS.md is made of, and from logistics.json.
// node scripts/generate-types.mjs [--print]
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../../', import.meta.url)
const output = fileURLToPath(new URL('../openapi.d.ts', import.meta.url))
const read = (url) => fs.readFileSync(url, 'utf8')
const catalog = read(new URL('src/main/resources/io/cloudcall/call/api-catalog.tsv', root))
const documented = read(new URL('src/tools/resources/io/cloudcall/tools/cli/documented-apis.jsonl', root))
const logistics = JSON.parse(read(new URL('logistics.json', import.meta.url)))

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/
const quoted = (name) => (IDENTIFIER.test(name) ? name : JSON.stringify(name))
const toCamelCase = (name) => name.replace(/_[a-z]/g, (match) => match[1].toUpperCase())

function rows() {
  const pages = new Map(
    documented
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((page) => [page.name, page]),
  )
  return catalog
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([name, method, path, kind]) => ({ name, method, path, kind, page: pages.get(name) }))
}

// {name?: type} as the members of an interface; a ? behind the type makes the name optional.
const members = (fields) =>
  Object.entries(fields).map(([name, type]) => `${quoted(name)}${type.endsWith('?') ? '?' : ''}: ${type.replace(/\?$/, '')}`)

const record = (fields) => `{ ${members(fields).join('; ')} }`
const typeText = (type) => (typeof type === 'string' ? type : Object.keys(type).length === 0 ? '{}' : record(type))

// The type of a call: data that is required if a part of it is.
function callType({ name, kind, page }) {
  if (kind === 'TOKEN') {
    return 'RefusedCall'
  }
  const typed = logistics.calls[name]
  return typed ? typedCall(typed) : `Call<${dataType(kind, page)}, ${resultType(page)}>`
}

function typedCall({ data, result }) {
  const isEmpty = typeof data !== 'string' && Object.keys(data).length === 0
  return isEmpty ? `CallWithoutData<${typeText(result)}>` : `TypedCall<${typeText(data)}, ${typeText(result)}>`
}

function dataType(kind, page) {
  const names = [...(page.queryParams || []), ...(page.bodyParams || [])].filter((name) => name !== 'access_token')
  const own = kind === 'LOGIN' ? ['appid', 'secret', 'grant_type'] : []
  if (page.convertCase === false || names.length === 0) {
    return 'Data'
  }
  const fields = [...new Set(names)].filter((name) => !own.includes(name))
  const text = fields.map(
    (name) => `${quoted(toCamelCase(name))}?: ${kind === 'UPLOAD' && /^(media|img)$/.test(name) ? 'FileData' : 'any'}`,
  )
  return `Data & { ${text.join('; ')} }`
}

const resultType = ({ responseKind }) =>
  ({ binary: 'FileResult', 'binary-or-json': 'Partial<FileResult> & Fields' })[responseKind] || 'Fields'

function comment({ method, path, kind, page }) {
  const remarks = [
    ['READ', 'UPLOAD'].includes(kind) ? { READ: 'read', UPLOAD: 'takes a file' }[kind] : '',
    kind === 'TOKEN' ? 'refused: gives an access token away' : '',
    page.convertCase === false ? "WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false })" : '',
    page.needs ? `needs ${page.needs}` : '',
  ].filter(Boolean)
  return `/** ${[page.title, `${method} ${path}`, ...remarks].filter(Boolean).join('; ')} */`
}

function tree(all) {
  const top = { parts: new Map() }
  for (const row of all) {
    let node = top
    for (const part of row.name.split('.')) {
      node.parts.set(part, node.parts.get(part) || { parts: new Map() })
      node = node.parts.get(part)
    }
    node.row = row
  }
  return top
}

function render(node, indent) {
  return [...node.parts].flatMap(([part, child]) => {
    const inner = child.parts.size === 0 ? [] : ['{', ...render(child, `${indent}  `), `${indent}}`]
    const types = [child.row ? callType(child.row) : '', inner.join('\n')].filter(Boolean).join(' & ')
    return [...(child.row ? [`${indent}${comment(child.row)}`] : []), `${indent}${quoted(part)}: ${types}`]
  })
}

const interfaces = () =>
  Object.entries(logistics.types).map(([name, fields]) =>
    [`export interface ${name} {`, ...members(fields).map((member) => `  ${member}`), '}', ''].join('\n'),
  )

const text = `// Made by scripts/generate-types.mjs from the catalog of cloud calls. Do not edit.
/// <reference types="node" />

/** What each result has. */
export interface Success {
  errMsg: string
  errCode: 0
}

/** A result whose fields are not declared. */
export type Fields = Record<string, any>

/** Data of any names: those that are not documented are sent along, too. */
export type Data = Record<string, any>

/** A file among the data: bytes, or text in base64. */
export interface FileData {
  contentType: string
  value: Buffer | string
  fileName?: string
}

/** A file as a result. */
export interface FileResult {
  contentType: string
  buffer: Buffer
}

export type Call<D, R> = (data?: D | null) => Promise<R & Success>
export type TypedCall<D, R> = (data: D) => Promise<R & Success>
export type CallWithoutData<R> = (data?: Record<string, never> | null) => Promise<R & Success>
/** A call that the function refuses, -601002. */
export type RefusedCall = (data: never) => Promise<never>

${interfaces().join('\n')}
/** The calls of the catalog by their names, and any server API by its path. */
export interface OpenApi {
  [path: \`/\${string}\`]: Call<Data, Fields>
${render(tree(rows()), '  ').join('\n')}
}
`

if (process.argv.includes('--print')) {
  process.stdout.write(text)
} else {
  fs.writeFileSync(output, text)
}
