import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Sandbox, freePort } from './sandbox.mjs'
import { noticed, row, stage } from './stage.mjs'

test('a lost sandbox is shown, and found again with its new state', { timeout: 90000 }, async () => {
  const port = await freePort()
  let sandbox = await new Sandbox(port).start()
  const { page, faults, close } = await stage.browser.open(sandbox.url)
  try {
    for (const name of ['one', 'two', 'three']) await sandbox.post(`/cgi-bin/${name}`, '{}')
    await row(page, '/cgi-bin/three').waitFor()
    await page.locator('#push-target', { hasText: 'start the sandbox with --push-to=URL' }).waitFor()
    assert.equal(await page.locator('#push-button').isDisabled(), true)

    await sandbox.stop()
    await page.getByRole('alert').filter({ hasText: 'The sandbox has not been reachable since' }).waitFor()
    await page.locator('#connection', { hasText: 'not reachable' }).waitFor()
    await page.getByRole('button', { name: 'Queue fault' }).click()
    await noticed(page, 'The sandbox did not answer')
    await row(page, '/cgi-bin/three').waitFor()

    sandbox = await new Sandbox(port).start()
    for (let i = 1; i <= 4; i++) await sandbox.post(`/cgi-bin/anew-${i}`, '{}')
    await page.locator('body[data-connection=connected]').waitFor()
    await row(page, '/cgi-bin/anew-4').waitFor()
    assert.equal(await page.locator('#lost').isHidden(), true)
    assert.deepEqual(await page.locator('#requests-list .where').allTextContents(), [4, 3, 2, 1].map(i => `/cgi-bin/anew-${i}`))
    // Chromium itself reports each request that fails.
    assert.deepEqual(faults.filter(fault => !/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/.test(fault)), [])
  } finally {
    await close()
    await sandbox.stop()
  }
})
