// Draws the picture of the console for the documentation: node picture.mjs FILE.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { Browser } from './browser.mjs'
import { Sandbox, freePort } from './sandbox.mjs'

const file = process.argv[2]
const FRAME = { width: 1280, height: 860, scale: 1.5 }

const BUSINESS = '/cgi-bin/express/business'

async function fill(sandbox) {
  const token = await sandbox.token()
  await sandbox.accounts(token)
  const { waybill_id: waybill } = await sandbox.addOrder(token, 'order-20261126-0001')
  for (const number of ['0002', '0003']) await sandbox.addOrder(token, `order-20261126-${number}`)
  await sandbox.api('POST', 'clock/advance', { duration: 'PT2H' })
  await sandbox.accounts(token)
  const next = await sandbox.token()
  await meetFaults(sandbox, next)
  await sandbox.api('POST', 'faults', { fault: `3*errcode=45009@${BUSINESS}/order/add` })
  const order = { order_id: 'order-20261126-0001', openid: 'oSandboxBuyer0000000000001', delivery_id: 'SF', waybill_id: waybill }
  await sandbox.post(`${BUSINESS}/path/get?access_token=${next}`, order)
}

async function meetFaults(sandbox, token) {
  await sandbox.api('POST', 'faults', { fault: 'errcode=-1' })
  await sandbox.accounts(token)
  await sandbox.accounts(token)
  await sandbox.api('POST', 'faults', { fault: 'drop-response' })
  await sandbox.addOrder(token, 'order-20261126-0004').catch(() => {})
  await sandbox.addOrder(token, 'order-20261126-0004')
  await sandbox.api('POST', 'faults', { fault: 'status=503' })
  await sandbox.get(`${BUSINESS}/delivery/getall?access_token=${token}`).catch(() => {})
  await sandbox.get(`${BUSINESS}/delivery/getall?access_token=${token}`)
}

const sandbox = await new Sandbox(await freePort()).start()
const browser = await new Browser().start()
try {
  await fill(sandbox)
  const { page } = await browser.open(sandbox.url, FRAME)
  await page.locator('#requests-list summary').first().click()
  await page.locator('#requests-list pre').first().waitFor()
  await page.locator('#fault-list .mark').waitFor()
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.activeElement.blur())
  fs.writeFileSync(file, await page.screenshot())
  execFileSync('pngquant', ['--force', '--strip', '--speed', '1', '--output', file, '128', file])
} finally {
  await browser.stop()
  await sandbox.stop()
}
console.log(`${file}: ${fs.statSync(file).size} bytes`)
