'use strict'

const http = require('node:http')

// WeChat for one call at a time: gives each app a token, answers all else as it is told, and keeps the last request.
async function startWeChat() {
  const wechat = { answer: undefined, request: undefined, url: undefined, close: undefined }
  const server = http.createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) {
      chunks.push(chunk)
    }
    const url = new URL(request.url, 'http://wechat')
    const body = Buffer.concat(chunks)
    if (url.pathname === '/cgi-bin/stable_token') {
      const { appid } = JSON.parse(body)
      return response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ access_token: `token-of-${appid}`, expires_in: 7200 }))
    }
    wechat.request = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      type: request.headers['content-type'],
      body,
    }
    if (wechat.answer.cut) {
      return request.socket.destroy()
    }
    response.setHeader('content-type', wechat.answer.contentType).end(wechat.answer.body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  wechat.url = `http://127.0.0.1:${server.address().port}`
  wechat.close = () => {
    server.close()
    server.closeAllConnections()
  }
  return wechat
}

module.exports = { startWeChat }
