import assert from 'node:assert/strict'
import { consoleTest, noticed, stage } from './stage.mjs'

const TABS = ['请求', '订单', '物流账号', '推送']

// Words that Chinese developers use as they are: names, units, and what JSON and HTTP call things.
const SAME = new RegExp([
  'Cloudcall', 'HTTP', 'JSON', 'URL', 'openid', 'logistics\\.addOrder', '--push-to', 'updatePath', 'security\\.mediaCheckAsync', 'TLS',
  'Retry-After', 'access_token', 'token', 'B2b', 'curl'
].join('|'), 'g')

// Visible texts outside of what is marked as data.
function visibleTexts() {
  const texts = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (walker.currentNode.data.trim() && !parent.closest('[translate=no]')) texts.push(walker.currentNode.data.trim())
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], optgroup[label]')) {
    texts.push(element.getAttribute('aria-label') ?? element.label ?? element.placeholder)
  }
  return texts
}

async function fill(sandbox) {
  const token = await sandbox.token()
  await sandbox.addOrder(token, 'order-1')
  await sandbox.api('POST', 'faults', { fault: 'close' })
  await sandbox.get('/cgi-bin/closed').catch(() => {})
  await sandbox.api('POST', 'clock/advance', { duration: 'P2DT3H5M' })
  await sandbox.api('POST', 'pushes', { event: 'debug_demo' })
}

async function openAll(page) {
  await page.locator('.records:visible').evaluate(list => list.querySelectorAll('details').forEach(details => (details.open = true)))
  await page.locator('.records:visible .detail').last().waitFor()
}

for (const [locale, language] of [['zh-TW', 'zh-CN'], ['de-DE', 'en']]) {
  consoleTest(`the browser's language ${locale} gets ${language}`, { language: locale }, async page => {
    assert.equal(await page.locator('html').getAttribute('lang'), language)
    assert.equal(await page.getByRole('tab').first().textContent().then(text => text.trim()), language === 'en' ? 'Requests' : '请求')
  })
}

consoleTest('no text stays English in Chinese', { language: 'zh-CN' }, async (page, sandbox) => {
  await fill(sandbox)
  for (const name of TABS) {
    await page.getByRole('tab', { name }).click()
    await page.locator('[role=tabpanel]:visible .records > li').first().waitFor()
    await openAll(page)
    const texts = await page.evaluate(visibleTexts)
    const english = texts.filter(text => /[A-Za-z]{2,}/.test(text.replaceAll(SAME, '').replaceAll(sandbox.appId, '')))
    assert.deepEqual(english, [], name)
  }
})

consoleTest('no text stays Chinese in English, but what is data', {}, async (page, sandbox) => {
  await fill(sandbox)
  for (const name of ['Requests', 'Orders', 'Accounts', 'Pushes']) {
    await page.getByRole('tab', { name }).click()
    await page.locator('[role=tabpanel]:visible .records > li').first().waitFor()
    await openAll(page)
    assert.deepEqual((await page.evaluate(visibleTexts)).filter(text => /\p{Script=Han}/u.test(text)), [], name)
  }
})

consoleTest('events and faults are described in both languages', {}, async page => {
  for (const language of ['zh-CN', 'en']) {
    await page.locator('#language').selectOption(language)
    for (const [select, about] of [['#event', '#event-about'], ['#fault-kind', '#fault-about']]) {
      for (const value of await page.locator(`${select} option`).evaluateAll(options => options.map(option => option.value))) {
        await page.locator(select).selectOption(value)
        const text = await page.locator(about).textContent()
        assert.equal(/\p{Script=Han}/u.test(text), language === 'zh-CN', `${value}: ${text}`)
      }
    }
  }
})

consoleTest('the switch takes effect at once and is remembered, as that of the colors is', {}, async (page, sandbox) => {
  await page.getByLabel('Language').selectOption('zh-CN')
  await page.getByRole('button', { name: '加入故障' }).click()
  await noticed(page, '已加入：errcode=-1')
  await page.getByLabel('配色').selectOption('dark')
  await page.reload()
  await page.getByRole('tab', { name: '订单' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
  assert.equal(await page.title(), 'Cloudcall 本地模拟微信')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await ground()
  await page.getByLabel('配色').selectOption('light')
  assert.notEqual(await ground(), dark)
  assert.equal((await sandbox.api('GET', 'faults')).faults.length, 1)
  assert.ok(stage.sandbox === sandbox)
})
