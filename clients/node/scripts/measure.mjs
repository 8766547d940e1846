// Measures what the package costs in processor time: a call beside the invoke alone, and loading. node scripts/measure.mjs
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const cloud = require('..')
const CALLS = 20000
const ROUNDS = 7
const account = (number) => ({
  bizId: `biz${number}`,
  deliveryId: 'SF',
  createTime: 1764000000 + number,
  statusCode: 0,
  alias: '顺丰',
  quotaNum: 100,
})
const answer = (count) =>
  JSON.stringify({
    count,
    list: Array.from({ length: count }, (_, number) => account(number)),
    errMsg: 'openapi.logistics.getAllAccount:ok',
    errCode: 0,
  })
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]

async function microseconds(call) {
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = process.cpuUsage()
    for (let number = 0; number < CALLS; number++) {
      await call()
    }
    const { user, system } = process.cpuUsage(began)
    rounds.push((user + system) / CALLS)
  }
  return median(rounds.slice(2)).toFixed(1)
}

const milliseconds = (script) =>
  median(
    Array.from({ length: ROUNDS }, () =>
      Number(
        execFileSync(process.execPath, ['-e', script], {
          cwd: new URL('..', import.meta.url),
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
      ),
    ),
  ).toFixed(1)

const loading = (load) =>
  `const began = process.cpuUsage(); ${load}; const { user, system } = process.cpuUsage(began); console.log((user + system) / 1000)`

for (const count of [1, 50]) {
  const text = answer(count)
  const invoke = async () => text
  const plain = cloud.createNewInstance({ invoke })
  const bigint = cloud.createNewInstance({ invoke, bigint: true })
  console.log(
    `a call with ${count} accounts (${text.length} characters): invoke alone ${await microseconds(invoke)} µs, with JSON.parse ${await microseconds(async () => JSON.parse(await invoke()))} µs,`,
  )
  console.log(
    `  with cloudcall ${await microseconds(() => plain.openapi.logistics.getAllAccount({}))} µs, with bigint ${await microseconds(() => bigint.openapi.logistics.getAllAccount({}))} µs`,
  )
}
console.log(`require('cloudcall'): ${milliseconds(loading("require('./index.js')"))} ms`)
console.log(
  `with the AWS SDK and a client of it: ${milliseconds(loading("require('./index.js'); new (require('@aws-sdk/client-lambda').LambdaClient)({ region: 'us-east-1' })"))} ms`,
)
console.log(`require('wx-server-sdk'): ${milliseconds(loading("require('wx-server-sdk')"))} ms`)
