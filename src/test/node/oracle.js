// Answers as wx-server-sdk does, with WeChat's side stubbed: reads lines {"contentType","body"} (body in base64) from standard
// input and writes for each what a cloud function returns, as one line of JSON text.
'use strict'

const readline = require('readline')
const protobuf = require('protobufjs/minimal')
const { openapi, transport } = require('./sdk')

// CommOpenApiResp: 1 respData, 2 contentType
function encode({ contentType, body }) {
  return Buffer.from(
    protobuf.Writer.create().uint32(10).bytes(Buffer.from(body, 'base64')).uint32(18).string(contentType).finish(),
  )
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    transport.answer = encode(JSON.parse(line))
    const result = await openapi.logistics.getAllAccount({}).catch((error) => error)
    process.stdout.write(JSON.stringify(result) + '\n')
  }
}

main()
