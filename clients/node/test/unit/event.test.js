'use strict'

const assert = require('node:assert')
const { test } = require('node:test')

const { ok, withAnswer } = require('./support')

async function eventOf(data, options) {
  const { cloud, events } = withAnswer(ok('a.b'))
  await (options ? cloud.openapi(options) : cloud.openapi).a.b(data)
  return events[0]
}

test('an event has the name and the data, and the options that the caller gave', async () => {
  assert.strictEqual(await eventOf({ deliveryId: 'SF' }), '{"openapi":"a.b","data":{"deliveryId":"SF"}}')
  assert.strictEqual(await eventOf(), '{"openapi":"a.b"}')
  assert.strictEqual(
    await eventOf({}, { appid: 'wx1', convertCase: false }),
    '{"openapi":"a.b","data":{},"appid":"wx1","convertCase":false}',
  )
  assert.strictEqual(await eventOf({}, { appid: undefined, convertCase: true, version: 'v2' }), '{"openapi":"a.b","data":{}}')
  assert.strictEqual(await eventOf({}, { method: 'GET', read: true }), '{"openapi":"a.b","data":{}}')
})

test('an appid that is no text is sent as it is, for the function to refuse it', async () => {
  assert.strictEqual(await eventOf({}, { appid: 5 }), '{"openapi":"a.b","data":{},"appid":5}')
  assert.strictEqual(await eventOf({}, { appid: Symbol('wx1') }), '{"openapi":"a.b","data":{},"appid":"Symbol(wx1)"}')
})

test('options are those of the moment when they were given', async () => {
  const { cloud, events } = withAnswer(ok('a.b'))
  const options = { appid: 'wx1' }
  const openapi = cloud.openapi(options)
  options.appid = 'wx2'
  await openapi.a.b({})
  assert.strictEqual(events[0], '{"openapi":"a.b","data":{},"appid":"wx1"}')
})

test('an event for a path has method, query and read', async () => {
  const { cloud, events } = withAnswer(ok('/cgi-bin/a'))
  await cloud.openapi({ method: 'GET', query: { aB: 1n }, read: true })['/cgi-bin/a']({ b: 1 })
  assert.strictEqual(events[0], '{"openapi":"/cgi-bin/a","data":{"b":1},"method":"GET","query":{"aB":1},"read":true}')
})

test('options given again replace those before', async () => {
  const { cloud, events } = withAnswer(ok('a.b'))
  await cloud.openapi({ appid: 'wx1' })({ convertCase: false }).a.b({})
  assert.strictEqual(events[0], '{"openapi":"a.b","data":{},"convertCase":false}')
})

test('BigInts and BigNumbers keep their digits', async () => {
  const bigNumber = {
    _isBigNumber: true,
    isFinite: () => true,
    toString: () => '12345678901234567890',
    toJSON: () => '12345678901234567890',
  }
  assert.strictEqual(
    await eventOf({ id: 2n ** 70n, list: [-9007199254740993n], deep: { bigNumber } }),
    '{"openapi":"a.b","data":{"id":1180591620717411303424,"list":[-9007199254740993],"deep":{"bigNumber":12345678901234567890}}}',
  )
})

test('a file goes as base64, other Buffers as JSON makes them', async () => {
  const value = Buffer.from([0, 255, 1])
  assert.strictEqual(
    await eventOf({ media: { contentType: 'image/png', value }, blob: value }),
    '{"openapi":"a.b","data":{"media":{"contentType":"image/png","value":"AP8B"},"blob":{"type":"Buffer","data":[0,255,1]}}}',
  )
  assert.strictEqual(
    await eventOf({ media: { content_type: 'a/b', fileName: 'x.png', value } }, { convertCase: false }),
    '{"openapi":"a.b","data":{"media":{"content_type":"a/b","fileName":"x.png","value":"AP8B"}},"convertCase":false}',
  )
  assert.strictEqual(
    await eventOf({ media: { value } }),
    '{"openapi":"a.b","data":{"media":{"value":{"type":"Buffer","data":[0,255,1]}}}}',
  )
})

test('what is no object goes to the function, which refuses it', async () => {
  assert.strictEqual(await eventOf(['a']), '{"openapi":"a.b","data":["a"]}')
  assert.strictEqual(await eventOf('a'), '{"openapi":"a.b","data":"a"}')
  assert.strictEqual(await eventOf(5n), '{"openapi":"a.b","data":5}')
})
