// A sandbox in a process of its own, its HTTP API, and a few calls of WeChat's.
import { spawn } from 'node:child_process'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..')
export const SECOND_APP = 'wxSECOND00000000000'
const START_MILLIS = 30000

export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.on('listening', resolve))
  const { port } = server.address()
  await new Promise(resolve => server.close(resolve))
  return port
}

// A developer's server for pushes: it passes the verification and takes every push for received.
export class PushReceiver {
  pushes = []

  async start() {
    this.server = http.createServer((request, response) => this.#answer(request, response)).listen(0, '127.0.0.1')
    await new Promise(resolve => this.server.on('listening', resolve))
    this.url = `http://127.0.0.1:${this.server.address().port}/`
    return this
  }

  async #answer(request, response) {
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.method === 'POST') this.pushes.push(body)
    response.end(request.method === 'POST' ? 'success' : new URL(request.url, this.url).searchParams.get('echostr'))
  }

  stop() {
    this.server.closeAllConnections()
    this.server.close()
  }
}

export class Sandbox {
  constructor(port, options = []) {
    this.port = port
    this.options = options
    this.url = `http://127.0.0.1:${port}`
    this.output = ''
  }

  async start() {
    const command = (process.env.CLOUDCALL_CONSOLE_COMMAND ?? path.join(ROOT, 'cloudcall')).split(' ')
    const options = ['sandbox', '--port', String(this.port), ...this.options]
    this.process = spawn(command[0], [...command.slice(1), ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', data => (this.output += data))
    this.ended = new Promise(resolve => this.process.on('exit', resolve))
    await until(() => this.api('GET', 'health').then(() => true, () => false), START_MILLIS, () => this.output)
    return this
  }

  async stop() {
    this.process.kill('SIGKILL')
    await this.ended
  }

  async api(method, route, body) {
    const options = { method, headers: { 'content-type': 'application/json' } }
    if (method !== 'GET') options.body = JSON.stringify(body ?? {})
    const response = await fetch(`${this.url}/_sandbox/${route}`, options)
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.error)
    return answer
  }

  get secret() {
    return /WECHAT_APP_SECRET=(\S+)/.exec(this.output)?.[1] ?? JSON.parse(/WECHAT_APPS='(.*)'/.exec(this.output)[1])[this.appId]
  }

  get appId() {
    return /WECHAT_APP_ID=(\S+)/.exec(this.output)[1]
  }

  async token() {
    const body = { grant_type: 'client_credential', appid: this.appId, secret: this.secret }
    return (await this.post('/cgi-bin/stable_token', body)).access_token
  }

  async post(target, body) {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(this.url + target, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })
    return response.json()
  }

  async get(target) {
    return (await fetch(this.url + target)).json()
  }

  async accounts(token) {
    return this.get(`/cgi-bin/express/business/account/getall?access_token=${token}`)
  }

  async addOrder(token, orderId) {
    return this.post(`/cgi-bin/express/business/order/add?access_token=${token}`, order(orderId))
  }
}

export async function until(check, millis = 20000, describe = () => '') {
  const end = Date.now() + millis
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`not within ${millis} ms: ${check} ${describe()}`)
    await sleep(50)
  }
}

function order(orderId) {
  const contact = { name: '张三', mobile: '13800000000', province: '广东省', city: '广州市', area: '海珠区', address: '示例路1号' }
  return {
    add_source: 0, order_id: orderId, openid: 'oSandboxBuyer0000000000001', delivery_id: 'SF', biz_id: 'SF0280000001',
    sender: contact, receiver: { ...contact, name: '李四' },
    cargo: { count: 2, weight: 5.5, space_x: 30.5, space_y: 20, space_z: 20, detail_list: [{ name: '示例商品', count: 2 }] },
    shop: { wxa_path: '/index/index', img_url: 'https://example.com/1.png', goods_name: '示例商品', goods_count: 2 },
    insured: { use_insured: 0, insured_value: 0 }, service: { service_type: 0, service_name: '标准快递' }
  }
}
