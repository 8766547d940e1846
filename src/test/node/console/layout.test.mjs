import assert from 'node:assert/strict'
import { AXE } from './browser.mjs'
import { consoleTest, row } from './stage.mjs'

const TABS = ['requests', 'orders', 'accounts', 'pushes']
const WIDTHS = [1280, 901, 900, 601, 600, 390, 320]

async function fill(sandbox) {
  const token = await sandbox.token()
  await sandbox.accounts(token)
  await sandbox.addOrder(token, 'order-with-quite-a-long-name-as-shops-have-them-20261126-000001')
  await sandbox.api('POST', 'faults', { fault: 'errcode=45009' })
  await sandbox.accounts(token)
  await sandbox.api('POST', 'faults', { fault: '3*status=503@/cgi-bin/express/business/account/getall' })
  await sandbox.api('POST', 'pushes', { event: 'debug_demo' })
  await sandbox.api('POST', 'clock/advance', { duration: 'PT2H' })
}

async function openTab(page, tab) {
  await page.locator(`#tab-${tab}`).click()
  await page.locator(`#${tab} .records > li`).first().waitFor()
  await page.locator(`#${tab} .records > li summary`).first().click()
  await page.locator(`#${tab} .records > li .detail`).first().waitFor()
}

async function violations(page) {
  // Playwright's own door to the page: the policy keeps injected script elements out.
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  }))
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target + ' ' + (node.any[0]?.message ?? '')).slice(0, 3).join(' | ')}`)
}

async function checkAll(page, sandbox) {
  await fill(sandbox)
  for (const tab of TABS) {
    await openTab(page, tab)
    assert.deepEqual(await violations(page), [], tab)
  }
}

consoleTest('roles, names and contrast: light, wide', {}, checkAll)

consoleTest('roles, names and contrast: dark, narrow, Chinese', { colorScheme: 'dark', width: 390, language: 'zh-CN' }, async (page, sandbox) => {
  await page.locator('#controls > summary').click()
  await checkAll(page, sandbox)
})

// What sticks out of the window, or of its column; lines of lists are clipped, and others scroll by themselves.
function tooWide() {
  const edge = element => element.getBoundingClientRect().right
  return [...document.querySelectorAll('body *')]
    .filter(element => !element.closest('.tabs, .skip, pre, h3, .records summary'))
    .filter(element => edge(element) > Math.min(innerWidth, edge(element.closest('main, aside') ?? document.body)) + 0.5)
    .map(element => `${element.tagName}.${element.className}`)
}

for (const language of ['en', 'zh-CN']) {
  consoleTest(`no horizontal scroll at any width: ${language}`, { language }, async (page, sandbox) => {
    await fill(sandbox)
    for (const tab of TABS) {
      await openTab(page, tab)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        await page.waitForFunction(isWide => document.querySelector('#controls').open === isWide, width > 900)
        if (width <= 900) await page.locator('#controls > summary').click()
        assert.deepEqual(await page.evaluate(tooWide), [], `${tab}, ${width}`)
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tab}, ${width}`)
        if (width <= 900) await page.locator('#controls > summary').click()
      }
    }
  })
}

consoleTest('the keyboard reaches everything: tabs, lists, controls, the dialog', {}, async (page, sandbox) => {
  await sandbox.post('/cgi-bin/keyboard', '{}')
  await page.locator('#tab-requests').focus()
  await page.keyboard.press('ArrowRight')
  assert.equal(await page.locator('#tab-orders').getAttribute('aria-selected'), 'true')
  await page.keyboard.press('End')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-pushes')
  await page.keyboard.press('ArrowRight')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-requests')
  await row(page, '/cgi-bin/keyboard').waitFor()
  const reached = new Set()
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.tagName + document.activeElement.className))
  }
  for (const id of ['filter', 'pause', 'clear-list', 'fault-kind', 'fault-path', 'expire-tokens', 'event', 'event-fields', 'reset', 'app',
    'language', 'SUMMARYrequests-grid']) {
    assert.ok(reached.has(id), `${id} of ${[...reached]}`)
  }
  await page.locator('#reset').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  assert.equal(await page.evaluate(() => document.activeElement.id), 'reset')
})
