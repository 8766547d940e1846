// Answers as wx-server-sdk does, with WeChat's side stubbed: reads lines {"contentType","body"} (body in base64) from standard
// input and writes for each what a cloud function returns, as one line of JSON text.
'use strict'

const Module = require('module')
const readline = require('readline')
const protobuf = require('protobufjs/minimal')

let answer = Buffer.alloc(0)

function stubTransport() {
  const load = Module._load
  Module._load = (request, ...rest) =>
    request === '@cloudbase/node-sdk'
      ? { init: () => ({ callCompatibleWxOpenApi: async () => answer, logger() {} }), SYMBOL_CURRENT_ENV: Symbol('env') }
      : load(request, ...rest)
}

// CommOpenApiResp: 1 respData, 2 contentType
function encode({ contentType, body }) {
  return Buffer.from(
    protobuf.Writer.create().uint32(10).bytes(Buffer.from(body, 'base64')).uint32(18).string(contentType).finish(),
  )
}

async function main() {
  stubTransport()
  process.env.TCB_ENV = 'oracle'
  const cloud = require('wx-server-sdk')
  cloud.init({ env: 'oracle' })
  for await (const line of readline.createInterface({ input: process.stdin })) {
    answer = encode(JSON.parse(line))
    const result = await cloud.openapi.logistics.getAllAccount({}).catch((error) => error)
    process.stdout.write(JSON.stringify(result) + '\n')
  }
}

main()
