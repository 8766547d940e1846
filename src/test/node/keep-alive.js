// What a Node program with a keep-alive agent makes of the same servers: one line of JSON with its settings on standard input, one with
// its counts on standard output. Each fourth call is a write, made once; a read is made once more if it fails in any way.
'use strict'

const fs = require('fs')
const http = require('http')
const https = require('https')
const tls = require('tls')

const settings = JSON.parse(fs.readFileSync(0, 'utf8'))
const secure = settings.url.startsWith('https:')
const counts = { reads: 0, failedReads: 0, writes: 0, failedWrites: 0, wrong: 0 }

class TunnelAgent extends https.Agent {
  createConnection(options, done) {
    const proxy = new URL(settings.proxy)
    const headers = { host: `${options.host}:${options.port}` }
    if (proxy.username) {
      headers['proxy-authorization'] = 'Basic ' + Buffer.from(`${proxy.username}:${proxy.password}`).toString('base64')
    }
    http
      .request({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: `${options.host}:${options.port}`, headers })
      .on('connect', (response, socket) => {
        if (response.statusCode === 200) {
          // A proxy that is killed before a request has the connection would end the program.
          return done(null, tls.connect({ ...options, socket: socket.on('error', () => {}) }).on('error', () => {}))
        }
        socket.destroy()
        done(new Error(`the proxy's status is ${response.statusCode}`))
      })
      .on('error', done)
      .end()
  }
}

// One context for all connections: to make one for each takes so long that fewer calls meet a server that is down.
const secureContext = secure ? tls.createSecureContext({ ca: fs.readFileSync(settings.ca) }) : undefined
const agentOptions = { keepAlive: true, maxSockets: settings.callers, secureContext }
const agent = settings.proxy ? new TunnelAgent(agentOptions) : new (secure ? https : http).Agent(agentOptions)

function post(path, content) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(content)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const timeout = settings.timeoutMillis
    const url = `${settings.url}${path}?access_token=${settings.token}`
    const request = (secure ? https : http).request(url, { agent, method: 'POST', headers, timeout }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`status ${response.statusCode}`))
        try {
          resolve(JSON.parse(Buffer.concat(chunks)))
        } catch (error) {
          reject(error)
        }
      })
    })
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', reject)
    request.end(body)
  })
}

async function read(order) {
  const path = '/cgi-bin/express/business/order/get'
  const content = { order_id: order, delivery_id: 'STO' }
  counts.reads++
  try {
    const answer = await post(path, content).catch(() => post(path, content))
    if (answer.order_id !== order) counts.wrong++
  } catch {
    counts.failedReads++
  }
}

async function write(order) {
  counts.writes++
  try {
    const answer = await post('/cgi-bin/express/business/order/add', { ...settings.order, order_id: order })
    if (answer.order_id !== order) counts.wrong++
  } catch {
    counts.failedWrites++
  }
}

async function main() {
  const apart = (settings.callers * 1000) / settings.perSecond
  let number = 0
  const caller = async () => {
    for (let call = number++; call < settings.calls; call = number++) {
      const next = performance.now() + apart
      await (call % settings.cycle === settings.cycle - 1 ? write(`node${call}`) : read(`read${call % settings.orders}`))
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())))
    }
  }
  await Promise.all(Array.from({ length: settings.callers }, caller))
  console.log(JSON.stringify(counts))
  process.exit(0)
}

main()
