'use strict'

const protobuf = require('protobufjs/minimal')

// wx-server-sdk 4.0.2 itself. Only what it sends by, the gateway of Tencent's cloud, is a stub: gateway.answer is what WeChat answers,
// {contentType, body}, what the gateway refuses with, {code}, or why no answer came, {reason}. gateway.request is what the SDK sent.
const gateway = { answer: undefined, request: undefined }

const stub = {
  SYMBOL_CURRENT_ENV: Symbol('env'),
  init: () => ({
    logger() {},
    async callCompatibleWxOpenApi({ apiName, requestData }) {
      gateway.request = { api: apiName, ...decode(requestData) }
      if (gateway.answer.reason) {
        throw { code: 'SYS_ERR', message: gateway.answer.reason }
      }
      return encode(gateway.answer)
    },
  }),
}

// CommOpenApiResp: 1 respData, 2 contentType, 3 errorCode
function encode({ contentType = '', body = '', code = 0 }) {
  return Buffer.from(
    protobuf.Writer.create().uint32(10).bytes(Buffer.from(body)).uint32(18).string(contentType).uint32(24).int32(code).finish(),
  )
}

// CommApiData: 2 openapiData, 6 appid; OpenApiData: 1 pairs; KeyValuePair: 1 key, 2 value, 4 filename (the SDK leaves out 3, the media type)
function decode(message) {
  const found = fields(message)
  const data = found.find(([field]) => field === 2)
  const appid = found.find(([field]) => field === 6)
  return { appid: appid && String(appid[1]), pairs: data ? fields(data[1]).map(([, pair]) => toPair(pair)) : [] }
}

function toPair(message) {
  const { 1: key, 2: value = Buffer.alloc(0), 4: fileName } = Object.fromEntries(fields(message))
  return { key: String(key), value, fileName: fileName && String(fileName) }
}

// The fields of wire type 2.
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

const transport = require.resolve('@cloudbase/node-sdk')
require.cache[transport] = Object.assign(new module.constructor(transport), { exports: stub, loaded: true })
process.env.TCB_ENV = 'side-by-side'

module.exports = { cloud: require('wx-server-sdk'), gateway }
