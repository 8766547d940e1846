// What a Node program with a keep-alive agent makes of the names in a hosts file, which it reads for each look-up: one line of JSON with
// its settings on standard input, one with the time of each call and the number of failed ones on standard output. A read is made once
// more if it fails in any way. Several addresses are tried as Node does by itself.
'use strict'

const fs = require('fs')
const https = require('https')
const net = require('net')

const settings = JSON.parse(fs.readFileSync(0, 'utf8'))
const agent = new https.Agent({ keepAlive: true, ca: fs.readFileSync(settings.ca), lookup, autoSelectFamily: true })

function lookup(name, options, done) {
  const lines = fs.readFileSync(settings.hostsFile, 'utf8').split('\n').map((line) => line.split(' '))
  const addresses = lines.filter((line) => line[1] === name).map(([address]) => ({ address, family: net.isIP(address) }))
  process.nextTick(() => (options.all ? done(null, addresses) : done(null, addresses[0].address, addresses[0].family)))
}

function post(path, content) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(content)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const url = `${settings.url}${path}?access_token=${settings.token}`
    const request = https.request(url, { agent, method: 'POST', headers, timeout: settings.timeoutMillis }, (response) => {
      response.resume()
      response.on('error', reject)
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`))))
    })
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', reject)
    request.end(body)
  })
}

function read() {
  const path = '/cgi-bin/express/business/order/get'
  const content = { order_id: settings.order.order_id, delivery_id: 'STO' }
  return post(path, content).catch(() => post(path, content))
}

function write(number) {
  return post('/cgi-bin/express/business/order/add', { ...settings.order, order_id: `node${number}` })
}

async function main() {
  const result = { millis: [], failed: 0 }
  for (let call = 0; call < settings.calls; call++) {
    const began = performance.now()
    await (settings.write ? write(call) : read()).catch(() => result.failed++)
    result.millis.push(Math.round(performance.now() - began))
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + settings.pauseMillis - performance.now())))
  }
  console.log(JSON.stringify(result))
  process.exit(0)
}

main()
