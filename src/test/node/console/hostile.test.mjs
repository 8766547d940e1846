import assert from 'node:assert/strict'
import net from 'node:net'
import { consoleTest, row } from './stage.mjs'

const MARKUP = '<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><iframe srcdoc="<script>alert(4)</script>">'

async function expectCalm(page) {
  assert.equal(await page.locator('#requests-list :is(script, img, svg, iframe, a)').count(), 0)
  assert.equal(await page.title(), 'Cloudcall sandbox')
}

async function open(page, words) {
  await row(page, words).locator('summary').click()
  return row(page, words)
}

// Bytes that fetch would not send.
function sendRaw(sandbox, bytes) {
  return new Promise(resolve => {
    const socket = net.connect(sandbox.port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', () => socket.end())
    socket.on('error', resolve)
    socket.on('close', resolve)
  })
}

consoleTest('markup in paths, queries and bodies stays text', {}, async (page, sandbox) => {
  await sandbox.post(`/cgi-bin/markup?${encodeURIComponent(MARKUP)}=${encodeURIComponent(MARKUP)}`, MARKUP)
  await sandbox.post('/cgi-bin/in-json', { [MARKUP]: MARKUP, __proto__: 1, constructor: '}</pre>' })
  await sendRaw(sandbox, `GET /cgi-bin/"><script>alert(5)</script> HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
  const item = await open(page, '/cgi-bin/markup')
  assert.equal(await item.locator('pre').first().textContent(), MARKUP)
  assert.equal(await item.locator('.pairs dd').textContent(), MARKUP)
  const json = await open(page, '/cgi-bin/in-json')
  assert.ok((await json.locator('pre').first().textContent()).includes(JSON.stringify(MARKUP)))
  await expectCalm(page)
})

consoleTest('marks of direction and control characters are shown instead of obeyed', {}, async (page, sandbox) => {
  await sandbox.post('/cgi-bin/direction', 'pay \u202e001\u202c \u2066x\u2069 \u0007\u001b[31m \u200b \u0627\u0644\u0639\u0631\u0628\u064a\u0629')
  const item = await open(page, '/cgi-bin/direction')
  assert.equal(await item.locator('pre').first().textContent(),
    'pay \\u202e001\\u202c \\u2066x\\u2069 \\u0007\\u001b[31m \\u200b \u0627\u0644\u0639\u0631\u0628\u064a\u0629')
  assert.equal(await item.locator('pre').first().evaluate(pre => getComputedStyle(pre).direction), 'ltr')
  assert.equal(await item.getByRole('button', { name: 'Copy as curl' }).count(), 0, 'terminals obey control characters')
  await expectCalm(page)
})

consoleTest('huge, deep and broken bodies do not slow or widen the page', {}, async (page, sandbox) => {
  await sandbox.post('/cgi-bin/huge', JSON.stringify({ list: Array.from({ length: 90000 }, (_, i) => ({ i })) }))
  await sandbox.post('/cgi-bin/deep', '['.repeat(8000) + ']'.repeat(8000))
  await sandbox.post('/cgi-bin/long', 'x'.repeat(16000))
  await sandbox.post('/cgi-bin/broken', '{"a":"\ud800","b":')
  await sandbox.post(`/cgi-bin/${'w'.repeat(2000)}`, '{}')
  for (const path of ['/cgi-bin/huge', '/cgi-bin/deep', '/cgi-bin/long', '/cgi-bin/broken', '/cgi-bin/www']) await open(page, path)
  await row(page, '/cgi-bin/huge').locator('.note', { hasText: 'The sandbox keeps only the beginning of this body' }).waitFor()
  const long = row(page, '/cgi-bin/long')
  assert.equal((await long.locator('pre').first().textContent()).length, 12000)
  await long.getByRole('button', { name: 'Show all' }).click()
  assert.equal((await long.locator('pre').first().textContent()).length, 16000)
  assert.ok((await page.evaluate(() => document.querySelectorAll('*').length)) < 12000)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false)
  await expectCalm(page)
})

consoleTest('bytes that are no text are named so', {}, async (page, sandbox) => {
  await fetch(`${sandbox.url}/cgi-bin/bytes`, { method: 'POST', body: new Uint8Array([0, 255, 254, 200, 10]) })
  const item = await open(page, '/cgi-bin/bytes')
  await item.locator('.note', { hasText: '5 bytes, not text' }).waitFor()
  await expectCalm(page)
})

consoleTest('an error of the sandbox is text', {}, async (page, sandbox) => {
  await page.getByLabel('Path, empty for any').fill(`/${MARKUP}`)
  await page.getByRole('button', { name: 'Queue fault' }).click()
  await page.locator('#notice', { hasText: '<script>alert(1)</script>' }).waitFor()
  await page.locator('#fault-list', { hasText: '<script>alert(1)</script>' }).waitFor()
  assert.equal((await sandbox.api('GET', 'faults')).faults.length, 1)
  assert.equal(await page.locator('#fault-list :is(script, img)').count(), 0)
})

consoleTest('the page is served with a strict policy', {}, async (page, sandbox) => {
  const response = await fetch(sandbox.url)
  const policy = response.headers.get('content-security-policy')
  for (const directive of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'",
    "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
    assert.ok(policy.split(/;\s*/).includes(directive), `${directive} in ${policy}`)
  }
  assert.ok(!policy.includes('unsafe'))
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
  const outcome = await page.evaluate(() => {
    const script = document.createElement('script')
    script.append('globalThis.ran = true')
    document.body.append(script)
    try {
      document.body.innerHTML = '<b>markup</b>'
    } catch (error) {
      return [globalThis.ran, error.name]
    }
    return [globalThis.ran, 'no error']
  })
  assert.deepEqual(outcome, [undefined, 'TypeError'])
}, /Content Security Policy|TrustedScript|TrustedHTML|violates (script-src|require-trusted-types-for)/)
