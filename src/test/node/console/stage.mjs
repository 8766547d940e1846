// The sandbox and the browser that the tests share; each test begins with a sandbox that is reset.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Browser } from './browser.mjs'
import { PushReceiver, Sandbox, SECOND_APP, freePort } from './sandbox.mjs'

export const stage = {}

before(async () => {
  stage.receiver = await new PushReceiver().start()
  const options = ['--app', `${SECOND_APP}=secret-of-the-second`, '--push-to', stage.receiver.url]
  ;[stage.sandbox, stage.browser] = await Promise.all([new Sandbox(await freePort(), options).start(), new Browser().start()])
}, { timeout: 60000 })

after(async () => {
  await stage.browser?.stop()
  await stage.sandbox?.stop()
  stage.receiver?.stop()
})

// Runs a test with an open console, and fails if the browser had anything to complain about.
export function consoleTest(name, options, body, expected = null) {
  test(name, { timeout: 60000 }, async () => {
    await stage.sandbox.api('POST', 'reset')
    const opened = await stage.browser.open(stage.sandbox.url, options)
    try {
      await body(opened.page, stage.sandbox)
      assert.deepEqual(opened.faults.filter(fault => !expected?.test(fault)), [])
    } finally {
      await opened.close()
    }
  })
}

export function row(page, words) {
  return page.locator('.records:visible > li', { hasText: words }).first()
}

export async function noticed(page, words) {
  await page.locator('#notice', { hasText: words }).waitFor()
}
