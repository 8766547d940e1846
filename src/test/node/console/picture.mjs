// Draws the picture of the console for the documentation: node picture.mjs FILE.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { Browser } from './browser.mjs'
import { Sandbox, freePort } from './sandbox.mjs'

const file = process.argv[2]
const FRAME = { width: 1280, height: 760, scale: 1.5 }

async function fill(sandbox) {
  const token = await sandbox.token()
  await sandbox.accounts(token)
  for (let i = 1; i <= 3; i++) await sandbox.addOrder(token, `order-20261126-000${i}`)
  await sandbox.api('POST', 'clock/advance', { duration: 'PT2H' })
  await sandbox.accounts(token)
  const next = await sandbox.token()
  const path = { order_id: 'order-20261126-0001', openid: 'oSandboxBuyer0000000000001', delivery_id: 'SF', waybill_id: '' }
  await sandbox.post(`/cgi-bin/express/business/path/get?access_token=${next}`, path)
  await sandbox.api('POST', 'faults', { fault: 'errcode=-1' })
  await sandbox.accounts(next)
  await sandbox.api('POST', 'faults', { fault: 'drop-response' })
  await sandbox.addOrder(next, 'order-20261126-0004').catch(() => {})
  await sandbox.addOrder(next, 'order-20261126-0004')
  await sandbox.api('POST', 'faults', { fault: 'status=503' })
  await sandbox.get(`/cgi-bin/express/business/delivery/getall?access_token=${next}`).catch(() => {})
  await sandbox.get(`/cgi-bin/express/business/delivery/getall?access_token=${next}`)
  await sandbox.api('POST', 'faults', { fault: '3*errcode=45009@/cgi-bin/express/business/order/add' })
  await sandbox.post(`/cgi-bin/express/business/quota/get?access_token=${next}`, { delivery_id: 'SF', biz_id: 'SF0280000001' })
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
