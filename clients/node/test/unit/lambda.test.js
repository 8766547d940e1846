'use strict'

const assert = require('node:assert')
const http = require('node:http')
const { spawnSync } = require('node:child_process')
const { after, before, test } = require('node:test')

const cloudcall = require('../..')
const { ok, withAnswer } = require('./support')

const ARN = 'arn:aws:lambda:ap-east-1:000000000000:function:cloudcall:live'
const ENVIRONMENT = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' }
let server
let received
let respond

before(async () => {
  Object.assign(process.env, ENVIRONMENT)
  delete process.env.AWS_REGION
  server = http.createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) {
      chunks.push(chunk)
    }
    received.push({ url: request.url, authorization: request.headers.authorization, event: Buffer.concat(chunks).toString() })
    respond(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.AWS_ENDPOINT_URL_LAMBDA = `http://127.0.0.1:${server.address().port}`
})

after(() => {
  server.close()
  server.closeAllConnections()
})

const refuse =
  (status, type, headers = {}) =>
  (response) =>
    response
      .writeHead(status, { 'x-amzn-errortype': type, ...headers })
      .end('{"Type":"User","Message":"arn:aws:iam::000000000000:role/x is not authorized"}')

async function call(options, answer) {
  received = []
  respond = answer
  return cloudcall.createNewInstance(options).openapi.logistics.getAllAccount({})
}

test('a call is an invocation of the function, in the region of its ARN', async () => {
  const result = await call({ functionArn: ARN }, (response) => response.end(ok('logistics.getAllAccount', '"count":0,')))
  assert.strictEqual(result.count, 0)
  assert.strictEqual(received.length, 1)
  assert.strictEqual(received[0].url, `/2015-03-31/functions/${encodeURIComponent(ARN)}/invocations`)
  assert.strictEqual(received[0].event, '{"openapi":"logistics.getAllAccount","data":{}}')
  assert.match(received[0].authorization, /\/ap-east-1\/lambda\/aws4_request/)
})

test('a region that is given is taken, and a name of a function', async () => {
  await call({ functionName: 'cloudcall:live', region: 'eu-west-1' }, (response) => response.end(ok('logistics.getAllAccount')))
  assert.strictEqual(received[0].url, '/2015-03-31/functions/cloudcall%3Alive/invocations')
  assert.match(received[0].authorization, /\/eu-west-1\/lambda\//)
})

const refusals = [
  [refuse(429, 'TooManyRequestsException'), -501003, /throttled the call: raise .* The call was not made\.$/],
  [refuse(403, 'AccessDeniedException'), -501001, /lambda:InvokeFunction on the function\. The call was not made\.$/],
  [refuse(403, 'UnrecognizedClientException'), -501001, /allow the caller's role|credentials/],
  [refuse(403, 'ExpiredTokenException'), -501001, /credentials are missing, wrong or expired/],
  [refuse(404, 'ResourceNotFoundException'), -501001, /function does not exist: check functionArn/],
  [refuse(413, 'RequestTooLargeException'), -501001, /larger than Lambda's 6 MB/],
  [
    refuse(500, 'ServiceException'),
    -501001,
    /could not run the function now: try again later\. Whether the call was made is unknown\.$/,
  ],
  [refuse(409, 'SnapStartNotReadyException'), -501001, /try again later/],
  [refuse(418, 'NewException'), -501001, /The invocation failed \(NewException\): see the error's cause\. Whether/],
  [(response) => response.socket.destroy(), -501001, /The connection to Lambda broke.* Whether the call was made is unknown\.$/],
  [
    (response) =>
      response
        .writeHead(200, { 'x-amz-function-error': 'Unhandled' })
        .end('{"errorMessage":"x","errorType":"java.lang.OutOfMemoryError","stackTrace":["secret"]}'),
    -501001,
    /ended without a result \(java\.lang\.OutOfMemoryError\): see its log for the cause/,
  ],
]

for (const [answer, errCode, reason] of refusals) {
  test(`a failed invocation is sent once, and says what to do: ${reason}`, async () => {
    const error = await call({ functionArn: ARN }, answer).catch((thrown) => thrown)
    assert.strictEqual(error.errCode, errCode)
    assert.match(error.errMsg, reason)
    assert.match(error.errMsg, /^openapi\.logistics\.getAllAccount:fail -50100\d [a-z ]+\. [A-Z]/)
    assert.doesNotMatch(error.errMsg, /arn:|secret/)
    assert.deepStrictEqual(Object.keys(error), ['errCode', 'errMsg'])
    assert.strictEqual(received.length, 1)
  })
}

test("AWS's own error is the cause", async () => {
  const error = await call({ functionArn: ARN }, refuse(403, 'AccessDeniedException')).catch((thrown) => thrown)
  assert.strictEqual(error.cause.name, 'AccessDeniedException')
  assert.match(error.cause.message, /is not authorized/)
})

test('a client of the caller sends as it is made', async () => {
  const { LambdaClient } = require('@aws-sdk/client-lambda')
  const client = new LambdaClient({ region: 'us-east-1', maxAttempts: 2, retryStrategy: undefined })
  const error = await call({ functionArn: ARN, client }, refuse(429, 'TooManyRequestsException')).catch((thrown) => thrown)
  assert.strictEqual(error.errCode, -501003)
  assert.strictEqual(received.length, 2)
})

test('a function that does not answer ends the call at its timeout', async () => {
  const error = await call({ functionArn: ARN, timeout: 50 }, () => {}).catch((thrown) => thrown)
  assert.strictEqual(error.errCode, -501002)
  assert.match(error.errMsg, /did not respond in time.* Whether the call was made is unknown\.$/)
})

test('the timeout ends an own invoke by its signal', async () => {
  let signal
  const { cloud } = withAnswer(
    (event, context) => {
      signal = context.signal
      return new Promise(() => {})
    },
    { timeout: 20 },
  )
  assert.strictEqual((await cloud.openapi.a.b({}).catch((thrown) => thrown)).errCode, -501002)
  assert.strictEqual(signal.aborted, true)
})

test('an own invoke that fails is quoted', async () => {
  const cause = new Error('no route')
  const error = await withAnswer(() => Promise.reject(cause))
    .cloud.openapi.a.b({})
    .catch((thrown) => thrown)
  assert.strictEqual(
    error.errMsg,
    'openapi.a.b:fail -501001 resource system error. invoke failed: no route. Whether the call was made is unknown.',
  )
  assert.strictEqual(error.cause, cause)
  const thrower = cloudcall.createNewInstance({
    invoke: () => {
      throw 'text'
    },
  })
  assert.match((await thrower.openapi.a.b({}).catch((thrown) => thrown)).errMsg, /invoke failed: text\./)
})

const elsewhere = [
  ['an unreachable Lambda', { AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:1' }, '', /unreachable: check the region/],
  ['no region', { CLOUDCALL_FUNCTION: 'cloudcall' }, '', /region is missing: set AWS_REGION/],
  [
    'no credentials',
    { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nonexistent' },
    '',
    /credentials are missing/,
  ],
  [
    'no AWS SDK',
    {},
    "require('module')._resolveFilename = () => { throw new Error('none') };",
    /npm install @aws-sdk\/client-lambda/,
  ],
]

for (const [name, environment, preparation, reason] of elsewhere) {
  test(`${name} says what to do`, () => {
    const script = `const cloud = require(${JSON.stringify(require.resolve('../..'))}); cloud.init(); ${preparation}
      cloud.openapi.logistics.getAllAccount({}).catch((error) => console.log(error.errMsg))`
    const env = { PATH: process.env.PATH, CLOUDCALL_FUNCTION: ARN, ...ENVIRONMENT, ...environment }
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8', timeout: 30000 })
    assert.match(stdout, reason, stderr)
    assert.match(stdout, /The call was not made\.\n$/)
  })
}
