import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { consoleTest, row } from './stage.mjs'
import { SECOND_APP } from './sandbox.mjs'

const GETALL = '/cgi-bin/express/business/account/getall'

function rows(page) {
  return page.locator('#requests-list > li')
}

async function expectCount(page, count) {
  await page.waitForFunction(expected => document.querySelectorAll('#requests-list > li').length === expected, count)
}

consoleTest('requests come newest first, open, and show what was answered', {}, async (page, sandbox) => {
  const token = await sandbox.token()
  await sandbox.accounts(token)
  await expectCount(page, 2)
  const paths = await rows(page).locator('.where').allTextContents()
  assert.deepEqual(paths, [GETALL, '/cgi-bin/stable_token'])
  await row(page, GETALL).locator('summary').click()
  const answer = await row(page, GETALL).locator('pre').textContent()
  assert.match(answer, /\n {2}"list": \[\n {4}\{\n {6}"biz_id": "四川成都龙泉公司_云朵信息科技"/)
})

consoleTest('secrets and tokens are not shown', {}, async (page, sandbox) => {
  const token = await sandbox.token()
  await sandbox.accounts(token)
  await expectCount(page, 2)
  for (const summary of await rows(page).locator('summary').all()) await summary.click()
  await page.locator('#requests-list pre').nth(1).waitFor()
  const page_ = await page.content()
  assert.ok(!page_.includes(token), 'the token')
  assert.ok(!page_.includes(sandbox.secret), 'the AppSecret')
})

consoleTest('a number keeps its digits and a name that is there twice stays', {}, async (page, sandbox) => {
  const body = '{"big":12345678901234567890.10,"a":1,"a":{},"list":[[],{"deep":null}]}'
  await sandbox.post('/cgi-bin/digits', body)
  await row(page, '/cgi-bin/digits').locator('summary').click()
  assert.equal(await row(page, '/cgi-bin/digits').locator('pre').first().textContent(), [
    '{', '  "big": 12345678901234567890.10,', '  "a": 1,', '  "a": {},', '  "list": [', '    [],', '    {', '      "deep": null', '    }', '  ]', '}'
  ].join('\n'))
})

consoleTest('the filter, its boxes and the tally', {}, async (page, sandbox) => {
  const token = await sandbox.token()
  await sandbox.accounts(token)
  await sandbox.accounts('no-token')
  await sandbox.api('POST', 'faults', { fault: 'status=503' })
  await sandbox.post('/cgi-bin/faulty', '{}').catch(() => {})
  await expectCount(page, 4)
  await page.getByRole('searchbox', { name: 'Filter' }).fill('龙泉 GETALL')
  await expectCount(page, 1)
  await page.locator('#shown', { hasText: '1 of 4' }).waitFor()
  await page.getByRole('searchbox', { name: 'Filter' }).fill('not there')
  await page.locator('#requests-empty', { hasText: 'No request fits the filter.' }).waitFor()
  await page.getByRole('searchbox', { name: 'Filter' }).fill('')
  await page.getByLabel('faults', { exact: true }).check()
  await expectCount(page, 1)
  await row(page, '/cgi-bin/faulty').locator('.mark', { hasText: 'status=503' }).waitFor()
  await page.getByLabel('faults', { exact: true }).uncheck()
  await page.getByLabel('errors', { exact: true }).check()
  await expectCount(page, 2)
  await page.getByLabel('errors', { exact: true }).uncheck()
  await page.getByLabel('this app only').check()
  await expectCount(page, 2)
  await page.getByRole('combobox', { name: 'App', exact: true }).selectOption(SECOND_APP)
  await expectCount(page, 0)
})

consoleTest('a paused list stands still, counts, and goes on', {}, async (page, sandbox) => {
  const token = await sandbox.token()
  await expectCount(page, 1)
  await page.getByRole('button', { name: 'Pause' }).click()
  await sandbox.accounts(token)
  await sandbox.accounts(token)
  await page.locator('#shown', { hasText: 'Paused: 2 new' }).waitFor()
  assert.equal(await rows(page).count(), 1)
  await page.getByRole('button', { name: 'Resume' }).click()
  await expectCount(page, 3)
  await page.getByRole('button', { name: 'Clear list' }).click()
  await expectCount(page, 0)
  await sandbox.accounts(token)
  await expectCount(page, 1)
})

consoleTest('an open request stays open and focused while others come', {}, async (page, sandbox) => {
  await sandbox.post('/cgi-bin/first', '{}')
  await row(page, '/cgi-bin/first').locator('summary').focus()
  await page.keyboard.press('Enter')
  await sandbox.post('/cgi-bin/second', '{}')
  await expectCount(page, 2)
  assert.equal(await row(page, '/cgi-bin/first').locator('details').getAttribute('open'), '')
  assert.match(await page.evaluate(() => document.activeElement.textContent), /\/cgi-bin\/first/)
})

consoleTest('a request without an answer gets it when it comes', {}, async (page, sandbox) => {
  await sandbox.api('POST', 'faults', { fault: 'delay=2500' })
  const answered = sandbox.post('/cgi-bin/late', '{}')
  await row(page, '/cgi-bin/late').locator('.result', { hasText: 'delay=2500' }).waitFor()
  await answered
  await row(page, '/cgi-bin/late').locator('.result', { hasText: '40066' }).waitFor()
  await row(page, '/cgi-bin/late').locator('.took', { hasText: /2,\d{3} ms/ }).waitFor()
})

consoleTest('only the last 500 requests are kept', {}, async (page, sandbox) => {
  await sandbox.get('/cgi-bin/many/0')
  // What came before the page's first look at the list was never in it.
  await row(page, '/cgi-bin/many/0').waitFor()
  for (let i = 1; i < 620; i += 20) {
    await Promise.all(Array.from({ length: Math.min(20, 620 - i) }, (_, n) => sandbox.get(`/cgi-bin/many/${i + n}`)))
  }
  await page.locator('#dropped', { hasText: '120 older ones are no longer kept' }).waitFor()
  assert.equal(await rows(page).count(), 500)
  const numbers = (await rows(page).locator('.where').allTextContents()).map(path => Number(path.split('/').at(-1)))
  assert.ok(Math.min(...numbers) >= 100, 'the newest')
})

consoleTest('a request is copied as a command that sends the same again', {}, async (page, sandbox) => {
  const body = `@/etc/passwd '; echo harm; ' "$HOME" \`id\` \n{"a":"签收"}`
  await sandbox.post("/cgi-bin/it's[1-2]{a}?access_token=one&name=a%26b%20c", body)
  await row(page, '/cgi-bin/it').locator('summary').click()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await row(page, '/cgi-bin/it').getByRole('button', { name: 'Copy as curl' }).click()
  await page.locator('#notice', { hasText: 'Copied.' }).waitFor()
  const command = await page.evaluate(() => navigator.clipboard.readText())
  assert.match(command, /access_token='"\$ACCESS_TOKEN"/)
  execFileSync('sh', ['-c', `${command} -s`], { env: { ...process.env, ACCESS_TOKEN: 'two' } })
  const { requests } = await sandbox.api('GET', 'requests')
  const sent = ({ method, path, query, content_type, body: sentBody }) => ({ method, path, query, content_type, body: sentBody })
  assert.equal(requests.length, 2)
  assert.deepEqual(sent(requests[1]), sent(requests[0]))
  assert.equal(requests[1].body, body)
})

consoleTest('an error within an answer is none of the call itself', {}, async (page, sandbox) => {
  const token = await sandbox.token()
  await sandbox.addOrder(token, 'order-1')
  await sandbox.post(`/cgi-bin/express/business/order/batchget?access_token=${token}`, { order_list: [
    { order_id: 'order-1', delivery_id: 'SF' }, { order_id: 'not-there', delivery_id: 'SF' }
  ] })
  await expectCount(page, 3)
  await page.getByLabel('errors', { exact: true }).check()
  await expectCount(page, 0)
})
