// Sends requests as wx-server-sdk does, to a stub: reads lines {"openapi","data","convertCase"} from standard input and writes for
// each the pairs that the SDK hands over, as one line: [{"key","text","member"}, …], where text is JSON and member has the key too, and
// {"key","filename","base64"} for a file. It is null if the SDK throws. A {"type":"Buffer","data":[…]} among the data is a Buffer.
'use strict'

const readline = require('readline')
const protobuf = require('protobufjs/minimal')
const { openapi, transport } = require('./sdk')

const OK = Buffer.from(
  protobuf.Writer.create().uint32(10).bytes(Buffer.from('{}')).uint32(18).string('application/json').finish(),
)

// The fields of a message by number, all of wire type 2 but CommApiData's apiType, which is skipped.
function fields(message) {
  const reader = protobuf.Reader.create(message)
  const found = []
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if ((tag & 7) === 2) {
      found.push([tag >>> 3, Buffer.from(reader.bytes())])
    } else {
      reader.skipType(tag & 7)
    }
  }
  return found
}

// KeyValuePair: 1 key, 2 value, 3 contenttype, 4 filename
function pair(message) {
  const { 1: name, 2: value, 3: contentType, 4: filename } = Object.fromEntries(fields(message))
  const key = text(name)
  if (filename === undefined && contentType === undefined) {
    // Its own escapes are as good as any; parsed and printed they are those of JSON.stringify.
    const json = JSON.stringify(JSON.parse(value.toString()))
    return { key, text: json, member: `${JSON.stringify(key)}:${json}` }
  }
  return { key, filename: text(filename), base64: (value || Buffer.alloc(0)).toString('base64') }
}

// protobufjs writes a lone surrogate as three bytes that are not UTF-8, and reads them back.
function text(bytes) {
  return bytes && protobuf.util.utf8.read(bytes, 0, bytes.length).toWellFormed()
}

// CommApiData: 2 openapiData; OpenApiData: 1 pairs
function pairs(message) {
  const data = fields(message).find(([field]) => field === 2)
  return data === undefined ? [] : fields(data[1]).map(([, content]) => pair(content))
}

const revive = (key, value) =>
  value && value.type === 'Buffer' && Array.isArray(value.data) ? Buffer.from(value.data) : value

async function main() {
  console.warn = () => {}
  transport.answer = OK
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { openapi: api, data, convertCase } = JSON.parse(line, revive)
    transport.request = null
    const root = convertCase === false ? openapi({ convertCase }) : openapi
    await api.split('.').reduce((object, name) => object[name], root)(data).catch(() => {})
    process.stdout.write(JSON.stringify(transport.request && pairs(transport.request)) + '\n')
  }
}

main()
