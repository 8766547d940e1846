'use strict'

const assert = require('node:assert')
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const net = require('node:net')
const path = require('node:path')
const { after, before, test } = require('node:test')

const { calls, types } = require('../../scripts/logistics.json')
const { startFunction, TARGET } = require('./support/function')

const cloud = require('../..').createNewInstance({ invoke: (event) => lambda.invoke(event) })
let sandbox
let lambda

before(async () => {
  sandbox = await startSandbox()
  lambda = await startFunction({ CLOUD_CALL_API: '*', ...sandbox.settings })
})

after(async () => {
  await lambda?.close()
  sandbox?.process.kill()
})

// The project's sandbox, and the settings that it prints.
async function startSandbox() {
  const jar = fs.readdirSync(TARGET).find((name) => /^cloudcall-.*-tools\.jar$/.test(name))
  const args = ['-XX:TieredStopAtLevel=1', '-jar', path.join(TARGET, jar), 'sandbox', '--port', String(await freePort())]
  const child = spawn(path.join(process.env.JAVA_HOME, 'bin/java'), args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const printed = await new Promise((resolve, reject) => {
    let text = ''
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}: ${text}`)))
    child.stdout.on('data', (chunk) => {
      text += chunk
      if (/WECHAT_APP_SECRET=.*\n/.test(text)) {
        resolve(text)
      }
    })
  })
  return {
    process: child,
    settings: Object.fromEntries([...printed.matchAll(/export (\w+)=(.*)/g)].map((match) => match.slice(1))),
  }
}

async function freePort() {
  const server = net.createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

// How a value differs from its declaration: what is missing, of another type, or not declared.
function differences(type, value, where) {
  const name = type.replace(/\?$/, '')
  if (value === undefined) {
    return type.endsWith('?') ? [] : [`${where} is missing`]
  }
  if (name.endsWith('[]')) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => differences(name.slice(0, -2), item, `${where}[${index}]`))
      : [`${where} is no list`]
  }
  return types[name]
    ? fieldDifferences(types[name], value, where)
    : typeof value === name
      ? []
      : [`${where} is a ${typeof value}`]
}

const fieldDifferences = (fields, value, where) => [
  ...Object.entries(fields).flatMap(([name, type]) => differences(type, value[name], `${where}.${name}`)),
  ...Object.keys(value).flatMap((name) => (name in fields ? [] : [`${where}.${name} is not declared`])),
]

async function call(name, data) {
  const { errMsg, errCode, ...fields } = await cloud.openapi.logistics[name](data)
  const declared = calls[`logistics.${name}`]
  assert.deepStrictEqual(typeof declared.data === 'string' ? [] : Object.keys(data).filter((key) => !(key in declared.data)), [])
  assert.deepStrictEqual(fieldDifferences(types[declared.result] || declared.result, fields, name), [])
  return fields
}

test("results of the logistics calls are as declared, by the sandbox's answers", { timeout: 60000 }, async () => {
  const { list } = await call('getAllAccount', {})
  await call('getAllDelivery', {})
  const account = list.find(({ deliveryId, statusCode }) => deliveryId === 'SF' && statusCode === 0)
  const order = {
    ...require('../../../../src/tools/resources/io/cloudcall/tools/cli/order.json'),
    deliveryId: 'SF',
    bizId: account.bizId,
    service: account.serviceType[0],
    expectTime: 1900000000,
  }
  const { waybillId } = await call('addOrder', order)
  const key = { orderId: order.orderId, deliveryId: 'SF', waybillId }
  await call('getOrder', key)
  await call('batchGetOrder', { orderList: [key, { orderId: 'none', deliveryId: 'SF' }] })
  await call('getPath', key)
  await call('getQuota', quotaOf(list))
  await call('updatePrinter', { openid: 'oPRINTER', updateType: 'bind', tagidList: '1,2' })
  await call('getPrinter', {})
  await call('bindAccount', { type: 'bind', bizId: 'b1', deliveryId: 'YTO', password: 'none' })
  await call('cancelOrder', key)
})

const quotaOf = (list) => {
  const { deliveryId, bizId } = list.find(({ quotaNum }) => quotaNum > 0)
  return { deliveryId, bizId }
}
