'use strict'

const assert = require('node:assert')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { after, before, test } = require('node:test')

const { parseBigInts } = require('../../lib/json')
const { createGenerator, readCatalog } = require('./support/generator')
const { run } = require('./support/program')
const sdk = require('./support/sdk')
const { startFunction } = require('./support/function')
const { startWeChat } = require('./support/wechat')

const SEED = Number(process.env.SEED || 20261126)
const CALLS = Number(process.env.CALLS || 600)
const APPS = ['wx1111111111111111', 'wx2222222222222222']
// Never generated.
const DENIED = 'auth.code2Session'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloudcall-config-'))
const client = require('../..').createNewInstance({ invoke: (event) => lambda.invoke(event) })
let wechat
let lambda

before(async () => {
  const config = path.join(folder, 'config.json')
  const names = readCatalog().map(({ name }) => name)
  fs.writeFileSync(config, JSON.stringify({ permissions: { openapi: names.filter((name) => name !== DENIED) } }))
  wechat = await startWeChat()
  lambda = await startFunction({
    CLOUD_CALL_API: '*',
    CLOUD_CALL_CONFIG: config,
    WECHAT_API_BASE_URL: wechat.url,
    WECHAT_APP_ID: APPS[0],
    WECHAT_APPS: JSON.stringify(Object.fromEntries(APPS.map((app) => [app, '0123456789abcdef0123456789abcdef']))),
  })
  console.warn = () => {}
  sdk.cloud.init({ env: 'side-by-side' })
})

after(async () => {
  await lambda?.close()
  wechat?.close()
  fs.rmSync(folder, { recursive: true })
})

// Runs the program on both, and compares what it sees.
async function compare(call, label) {
  wechat.answer = call.answer
  wechat.request = undefined
  const ours = await run(client, call)
  sdk.gateway.answer = call.answer.cut ? { reason: reasonOf(ours) } : call.answer
  const theirs = await run(sdk.cloud, call)
  if (theirs.error) {
    assert.deepStrictEqual(ours.seen, theirs.seen, label)
  } else {
    assert.deepStrictEqual(ours, theirs, label)
    assert.deepStrictEqual(Object.getPrototypeOf(ours.result), Object.getPrototypeOf(theirs.result), label)
  }
  return ours
}

// The words of a failure are the function's own; the rest is the SDK's.
const reasonOf = ({ error }) => /-501001 resource system error\. (.+)/.exec(error.errMsg)[1]

// What WeChat has to get for what the SDK hands over.
async function compareRequests({ api, data }, label) {
  const { request } = wechat
  const { pairs, appid } = sdk.gateway.request
  assert.strictEqual(request.path, api.path, label)
  assert.strictEqual(request.query.get('access_token'), `token-of-${appid || APPS[0]}`, label)
  request.query.delete('access_token')
  const inUrl = ({ key }) => api.method === 'GET' || api.inUrl.includes(key)
  const handed = pairs.filter(inUrl)
  assert.deepStrictEqual([...request.query.keys()].sort(), handed.map(({ key }) => key).sort(), label)
  for (const { key, value } of handed) {
    // Texts go as they are. Of other values the SDK escapes more characters than it has to.
    const text = request.query.get(key)
    assert.deepStrictEqual(value[0] === 0x22 ? text : parseBigInts(text), parseBigInts(String(value)), label)
  }
  const files = pairs.filter(({ fileName }) => fileName)
  if (api.kind === 'UPLOAD') {
    const form = await new Response(request.body, { headers: { 'content-type': request.type } }).formData()
    for (const { key, value, fileName } of files) {
      const file = form.get(key)
      assert.strictEqual(file.name, fileName, label)
      assert.strictEqual(file.type, data[key].contentType || data[key].content_type, label)
      assert.deepStrictEqual(Buffer.from(await file.arrayBuffer()), value, label)
    }
  } else if (api.method === 'POST') {
    const sent = request.body.length === 0 ? {} : parseBigInts(request.body.toString())
    assert.deepStrictEqual(
      sent,
      Object.fromEntries(pairs.filter((pair) => !inUrl(pair)).map(({ key, value }) => [key, parseBigInts(String(value))])),
      label,
    )
  }
}

test(`the same program gets the same from ${CALLS} generated calls, seed ${SEED}`, { timeout: 170000 }, async () => {
  const next = createGenerator(SEED)
  const counts = { successes: 0, errors: 0, files: 0, uploads: 0, apps: 0, convertCaseFalse: 0 }
  for (let number = 0; number < CALLS; number++) {
    const call = next()
    const label = `seed ${SEED}, call ${number}: ${call.api.name}`
    const outcome = await compare(call, label)
    await compareRequests(call, label)
    counts[outcome.error ? 'errors' : 'successes']++
    counts.files += Buffer.isBuffer(outcome.result?.buffer)
    counts.uploads += call.api.kind === 'UPLOAD'
    counts.apps += call.options?.appid != null
    counts.convertCaseFalse += call.options?.convertCase === false
  }
  console.log(counts)
  assert.ok(
    Object.values(counts).every((count) => count >= CALLS / 50),
    JSON.stringify(counts),
  )
})

const OK = { contentType: 'application/json', body: '{"errcode":0,"errmsg":"ok","delivery_list":[{"a_b":1}]}' }

test("the function's refusals are those of Tencent's gateway", async () => {
  const { error } = await compare({ api: { name: DENIED }, data: {}, answer: { code: -604101 } })
  assert.strictEqual(error.errMsg, 'system error: error code: -604101')
  for (const name of ['logistics.getAllAcount', 'a', 'logistics', 'logistics.getQuota.more', '快递.查询', 'with space.b']) {
    await compare({ api: { name }, data: {}, answer: { code: -604100 } }, name)
  }
})

test('what the function refuses by itself has the form of the SDK, and the name that was called', async () => {
  for (const [name, data] of [
    ['/bad:fail path', {}],
    ['unknown.name', []],
    ['logistics.getQuota', 'text'],
    ['auth.getAccessToken', {}],
    ['a'.repeat(300), []],
  ]) {
    const { error, seen } = await run(client, { api: { name: [name] }, data })
    assert.strictEqual(error.errCode, -601002, name)
    assert.ok(seen.text.startsWith(`Error: openapi.${name}:fail -601002 system args error. `), seen.text)
    assert.strictEqual(seen.message, error.errMsg)
  }
})

// Each is data that the SDK takes, or that its own code fails of before it sends anything.
const circular = {}
circular.self = circular
const thrower = (thrown) => ({
  get deliveryId() {
    throw thrown
  },
})
const unusual = {
  circular,
  'a getter that throws an error': thrower(new RangeError('no carrier')),
  'a getter that throws a text': thrower('no carrier'),
  'a getter that throws a code': thrower({ errCode: -501007, errMsg: 'bad' }),
  'a getter that throws nothing': thrower(undefined),
  'an error with an errMsg': thrower(Object.assign(new Error('a'), { errMsg: 'own', errCode: 7 })),
  'no prototype': Object.assign(Object.create(null), { deliveryId: 'SF' }),
  'an inherited name': Object.create({ deliveryId: 'SF' }),
  'a Date': new Date(0),
  'a Map': new Map([['a', 1]]),
  'a function': () => 1,
  'nested undefined': { list: [undefined, () => 1, { a: undefined }] },
  'an own toJSON': { deliveryId: { toJSON: () => 'SF' } },
  'a boxed text': { deliveryId: new String('SF') },
  'a toJSON that throws': {
    date: Object.assign(new Date(0), {
      toJSON() {
        throw new TypeError('no date')
      },
    }),
  },
}

for (const [name, data] of Object.entries(unusual)) {
  test(`the same becomes of ${name}`, { timeout: 20000 }, async () => {
    for (const options of [undefined, { convertCase: false }]) {
      wechat.request = undefined
      sdk.gateway.request = undefined
      const api = readCatalog().find((row) => row.name === 'logistics.getQuota')
      await compare({ api, options, data, answer: OK }, name)
      assert.strictEqual(wechat.request === undefined, sdk.gateway.request === undefined)
      if (wechat.request) {
        await compareRequests({ api, data }, name)
      }
    }
  })
}

test('names are built, called and refused as the SDK does', { timeout: 20000 }, async () => {
  const next = require('../..').createNewInstance({ invoke: (event) => lambda.invoke(event) })
  wechat.answer = OK
  sdk.gateway.answer = OK
  for (const use of [
    ({ openapi }) => openapi(),
    ({ openapi }) => openapi(null),
    ({ openapi }) => openapi([]),
    ({ openapi }) => openapi('a'),
    ({ openapi }) => openapi(() => 1),
    ({ openapi }) => openapi({}) instanceof Function,
    ({ openapi }) => openapi.logistics.getQuota.call(null, { deliveryId: 'SF' }),
    ({ openapi }) => openapi.logistics.getQuota.apply(null, [{ deliveryId: 'SF' }]),
    ({ openapi }) => openapi.logistics.getQuota.bind(null, { deliveryId: 'SF' })(),
    ({ openapi }) => Reflect.apply(openapi['logistics.getQuota'], undefined, [{}]),
    ({ openapi }) => openapi.logistics[Symbol('s')]({}),
    ({ openapi }) => openapi.logistics.getQuota({}, { convertCase: false }),
    ({ openapi }) => [typeof openapi, typeof openapi.a, typeof openapi.a.b, JSON.stringify({ openapi }), 'a' in openapi],
    ({ openapi }) => Object.keys(openapi.logistics),
    ({ openapi }) => openapi.logistics.getQuota.toString().length > 0,
    ({ openapi }) => openapi.logistics.arguments,
    ({ openapi }) => new openapi({}),
    ({ openapi }) => Object.getPrototypeOf(openapi.a) === Function.prototype,
  ]) {
    assert.deepStrictEqual(await outcome(use, next), await outcome(use, sdk.cloud), String(use))
  }
})

test('a call before init throws at once, as with the SDK', () => {
  const { Cloud } = require('wx-server-sdk')
  const fresh = new Cloud({ resourceEnv: 'side-by-side' })
  const { createCloud } = require('../../lib/cloud')
  const [ours, theirs] = [createCloud(), fresh].map((cloud) => {
    try {
      return cloud.openapi.logistics.getQuota({})
    } catch (error) {
      return [error.constructor.name, String(error), JSON.stringify(error)]
    }
  })
  assert.deepStrictEqual(ours, theirs)
})

async function outcome(use, cloud) {
  try {
    return ['resolved', await use(cloud)]
  } catch (error) {
    return ['rejected', error.constructor.name, String(error), JSON.stringify(error)]
  }
}
