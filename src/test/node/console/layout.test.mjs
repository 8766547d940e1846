import assert from 'node:assert/strict'
import { AXE } from './browser.mjs'
import { consoleTest, row } from './stage.mjs'

const TABS = ['requests', 'orders', 'accounts', 'pushes']

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

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    consoleTest(`roles, names and contrast: ${colorScheme}, ${width} wide`, { colorScheme, width, language: width === 390 ? 'zh-CN' : 'en' },
      async (page, sandbox) => {
        await fill(sandbox)
        if (width === 390) await page.locator('#controls > summary').click()
        for (const tab of TABS) {
          await openTab(page, tab)
          assert.deepEqual(await violations(page), [], tab)
        }
      })
  }
}

for (const width of [1280, 901, 900, 601, 600, 390, 320]) {
  consoleTest(`no horizontal scroll, ${width} wide`, { width }, async (page, sandbox) => {
    await fill(sandbox)
    if (width <= 900) await page.locator('#controls > summary').click()
    for (const tab of TABS) {
      await openTab(page, tab)
      const wide = await page.evaluate(() => [...document.querySelectorAll('body *')]
        .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5 && !element.closest('.tabs, .skip, pre'))
        .map(element => element.tagName + '.' + element.className))
      assert.deepEqual(wide, [], tab)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), tab)
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
  for (const id of ['filter', 'pause', 'clear-list', 'fault-kind', 'fault-path', 'real-time', 'expire-tokens', 'event', 'event-fields', 'reset',
    'app', 'language', 'SUMMARYrequests-grid']) {
    if (id !== 'real-time') assert.ok(reached.has(id), `${id} of ${[...reached]}`)
  }
  await page.locator('#reset').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  assert.equal(await page.evaluate(() => document.activeElement.id), 'reset')
})
