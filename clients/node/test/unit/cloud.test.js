'use strict'

const assert = require('node:assert')
const { execFileSync } = require('node:child_process')
const path = require('node:path')
const { test } = require('node:test')

const cloudcall = require('../..')
const { ok, withAnswer } = require('./support')

const root = path.resolve(__dirname, '../..')
const node = (...args) =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } }).trim()

test('the AWS SDK is loaded by the first call, not before', () => {
  const script =
    "const c = require('./index.js'); c.init({functionName: 'x'}); console.log(Object.keys(require.cache).some(f => f.includes('aws-sdk')))"
  assert.strictEqual(node('-e', script), 'false')
})

test('an ES module imports the same cloud, whole and by names', () => {
  const script =
    "import cloud, { init, openapi, version } from 'cloudcall'; import { createRequire } from 'node:module';" +
    "console.log(cloud === createRequire(import.meta.url)('cloudcall'), cloud.init === init, cloud.openapi === openapi, version)"
  assert.strictEqual(node('--input-type=module', '-e', script), `true true true ${require('../../package.json').version}`)
})

test('init takes what it can use, and says what it needs', () => {
  const refused = [
    [{}, /no function is named: set functionArn, functionName or invoke, or the environment variable CLOUDCALL_FUNCTION/],
    [undefined, /set functionArn/],
    [[], /the options are not an object: pass one/],
    [{ invoke: 'name' }, /invoke is not a function: pass an async function/],
    [{ functionName: 'a', timeout: 0 }, /timeout is 0/],
    [{ functionName: 'a', timeout: '5' }, /timeout is 5/],
    [{ functionName: 'a', timeout: 900001 }, /timeout is 900001: set it to milliseconds from 1 to 900000/],
  ]
  for (const [options, reason] of refused) {
    assert.throws(() => cloudcall.createNewInstance(options), reason)
  }
  assert.strictEqual(
    cloudcall.createNewInstance({ functionName: 'a', env: cloudcall.DYNAMIC_CURRENT_ENV }).version,
    cloudcall.version,
  )
})

test('only the first init counts, as with the SDK', async () => {
  const { cloud, events } = withAnswer(ok('a.b'))
  cloud.init({ invoke: () => assert.fail() })
  await cloud.openapi.a.b({})
  assert.strictEqual(events.length, 1)
})

test('the environment may name the function, so that init stays as it is', () => {
  const script =
    "process.env.CLOUDCALL_FUNCTION = 'x'; const c = require('./index.js'); c.init({ env: c.DYNAMIC_CURRENT_ENV }); console.log(typeof c.openapi.a.b)"
  assert.strictEqual(node('-e', script), 'function')
})

test('a name can be awaited, as there is no call "then"', async () => {
  const { cloud, events } = withAnswer(ok('a.b'))
  const family = await cloud.openapi.a
  assert.strictEqual(typeof (await cloud.openapi).a, 'function')
  await family.b({})
  assert.strictEqual(events.length, 1)
})

test('officialAccount.mpStore.apply is a call, not a method of functions', async () => {
  const { cloud, events } = withAnswer(ok('officialAccount.mpStore.apply'))
  await cloud.openapi.officialAccount.mpStore.apply({ a: 1 })
  assert.strictEqual(events[0], '{"openapi":"officialAccount.mpStore.apply","data":{"a":1}}')
})

test("what only Tencent's cloud has says so", () => {
  for (const name of ['callFunction', 'database', 'getWXContext', 'uploadFile']) {
    assert.throws(() => cloudcall[name]({}), new RegExp(`cloud\\.${name} is not in cloudcall.*: use wx-server-sdk`))
  }
  assert.deepStrictEqual(Object.keys(cloudcall), ['version', 'DYNAMIC_CURRENT_ENV', 'init', 'createNewInstance', 'openapi'])
})
