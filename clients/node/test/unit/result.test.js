'use strict'

const assert = require('node:assert')
const util = require('node:util')
const { test } = require('node:test')

const { ok, withAnswer } = require('./support')

const call = (answer, options) => withAnswer(answer, options).cloud.openapi.a.b({})

test('integers beyond 2^53 come as BigInts on demand, all else as numbers', async () => {
  const fields =
    '"id":9007199254740993,"least":-9007199254740992,"most":9007199254740991,"half":0.12345678901234567890,"large":1e30,' +
    '"text":"a 12345678901234567890 \\"12345678901234567890\\"","12345678901234567890":[12345678901234567890,{"a":"\\\\"}],'
  const { id, least, most, half, large, text, '12345678901234567890': list } = await call(ok('a.b', fields), { bigint: true })
  assert.deepStrictEqual(
    [id, least, most, half, large, text, list],
    [
      9007199254740993n,
      -9007199254740992n,
      9007199254740991,
      0.12345678901234568,
      1e30,
      'a 12345678901234567890 "12345678901234567890"',
      [12345678901234567890n, { a: '\\' }],
    ],
  )
  assert.strictEqual((await call(ok('a.b', fields))).id, 9007199254740992)
})

test('BigInts are found beside texts of megabytes', async () => {
  const text = '\\"x'.repeat(1 << 19)
  const result = await call(ok('a.b', `"text":"${text}","id":12345678901234567890,`), { bigint: true })
  assert.strictEqual(result.text.length, 1 << 20)
  assert.strictEqual(result.id, 12345678901234567890n)
})

test('bytes come as a Buffer', async () => {
  const result = await call(ok('a.b', '"contentType":"image/png","buffer":{"type":"Buffer","data":[137,80,0]},'))
  assert.deepStrictEqual(result, {
    contentType: 'image/png',
    buffer: Buffer.from([137, 80, 0]),
    errMsg: 'openapi.a.b:ok',
    errCode: 0,
  })
  const json = await call(ok('a.b', '"buffer":{"type":"Buffer","data":[1]},'))
  assert.deepStrictEqual(json.buffer, { type: 'Buffer', data: [1] })
})

test('an error of WeChat has the class, the text and the fields of the SDK', async () => {
  const error = await call('{"errCode":40003,"errMsg":"openapi.a.b:fail invalid openid"}').catch((thrown) => thrown)
  assert.ok(error instanceof Error)
  assert.strictEqual(String(error), 'Error: errCode: 40003  | errMsg: openapi.a.b:fail invalid openid')
  assert.strictEqual(JSON.stringify(error), '{"errCode":40003,"errMsg":"openapi.a.b:fail invalid openid"}')
  assert.match(util.inspect(error), /^CloudSDKError: errCode: 40003/)
  error.message = 'other'
  assert.strictEqual(error.errMsg, 'other')
})

test('a stack leads to the line of the call', async () => {
  async function placeOrder() {
    return await withAnswer('{"errCode":40003,"errMsg":"openapi.a.b:fail invalid openid"}').cloud.openapi.a.b({})
  }
  const error = await placeOrder().catch((thrown) => thrown)
  assert.match(error.stack, /placeOrder/)
})

const failures = [
  ['no JSON', -501001, /is not JSON/],
  ['', -501001, /is not JSON/],
  ['null', -501001, /not Cloudcall's/],
  ['{"statusCode":200,"body":"{}"}', -501001, /not Cloudcall's/],
  ['{"errCode":0}', -501001, /not Cloudcall's/],
  [
    '{"errorMessage":"RequestId: 1 Error: Runtime exited with error: signal: killed","errorType":"Runtime.ExitError"}',
    -501001,
    /\(Runtime\.ExitError\): see its log/,
  ],
  ['{"errorMessage":"2026-11-26T00:00:00Z 1 Task timed out after 15.00 seconds"}', -501002, /raise Timeout of the stack/],
  [
    '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: 1 Error: Task timed out after 3.00 seconds"}',
    -501002,
    /raise Timeout/,
  ],
  [ok('logistics.getAllAccount'), -601002, /makes logistics\.getAllAccount only.*CloudCallApi=\*/],
]

for (const [answer, errCode, reason] of failures) {
  test(`a result that is not of the call fails: ${answer.slice(0, 40)}`, async () => {
    const error = await call(answer).catch((thrown) => thrown)
    assert.strictEqual(error.errCode, errCode)
    assert.match(error.errMsg, /^openapi\.a\.b:fail -\d+ [a-z ]+\. /)
    assert.match(error.errMsg, reason)
    assert.strictEqual(error.message, error.errMsg)
    assert.strictEqual(error.constructor, Error)
  })
}

test('a result of invoke that is no text is refused', async () => {
  for (const result of [undefined, null, 5, { errMsg: 'openapi.a.b:ok', errCode: 0 }]) {
    const error = await call(() => result).catch((thrown) => thrown)
    assert.match(error.errMsg, /-501001 .* let invoke resolve with the function's text/)
  }
})

test('an error has the name that was called, also where the function does not know it', async () => {
  const error = await call('{"errCode":-601002,"errMsg":"openapi.*:fail -601002 system args error. A *: b."}').catch(
    (thrown) => thrown,
  )
  assert.strictEqual(String(error), 'Error: openapi.a.b:fail -601002 system args error. A *: b.')
})

test('a result may come as bytes', async () => {
  assert.strictEqual((await call(new TextEncoder().encode(ok('a.b', '"a":"中",')))).a, '中')
})
