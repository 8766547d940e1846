import assert from 'node:assert/strict'
import { consoleTest, noticed, row } from './stage.mjs'
import { SECOND_APP } from './sandbox.mjs'

consoleTest('accounts of each app', { tab: 'accounts' }, async (page, sandbox) => {
  await row(page, 'SF0280000001').locator('.good', { hasText: 'bound' }).waitFor()
  const { accounts } = await sandbox.api('GET', `apps/${sandbox.appId}/accounts`)
  assert.equal(await page.locator('#accounts-list > li').count(), accounts.length)
  await row(page, 'SF0280000001').locator('summary').click()
  assert.match(await row(page, 'SF0280000001').locator('pre').textContent(), /"alias": "顺丰月结（总部）"/)
  await page.getByRole('combobox', { name: 'App', exact: true }).selectOption(SECOND_APP)
  const other = (await sandbox.api('GET', `apps/${SECOND_APP}/accounts`)).accounts
  await row(page, other[1].biz_id).waitFor()
})

consoleTest('orders, and a waybill that is moved', { tab: 'orders' }, async (page, sandbox) => {
  await page.locator('#orders-empty', { hasText: 'has no order yet' }).waitFor()
  const token = await sandbox.token()
  const { waybill_id: waybill } = await sandbox.addOrder(token, 'order-1')
  const order = row(page, waybill)
  await order.locator('.good', { hasText: 'accepted' }).waitFor()
  await order.locator('summary').click()
  await order.getByLabel('Move the waybill to').selectOption('300003')
  await order.getByLabel('Text, may be empty').fill('放在门卫处')
  await order.getByRole('button', { name: 'Move' }).click()
  await noticed(page, `${waybill}: signed for`)
  await order.locator('.path-items li', { hasText: '放在门卫处' }).waitFor()
  await order.locator('summary .good', { hasText: 'signed for' }).waitFor()
  const query = { order_id: 'order-1', openid: 'oSandboxBuyer0000000000001', delivery_id: 'SF', waybill_id: waybill }
  const { path_item_list: items } = await sandbox.post(`/cgi-bin/express/business/path/get?access_token=${token}`, query)
  assert.deepEqual(items.map(item => [item.action_type, item.action_msg]), [[300003, '放在门卫处']])
})

consoleTest('an order that is canceled, and what the clock does to another', { tab: 'orders' }, async (page, sandbox) => {
  const token = await sandbox.token()
  const { waybill_id: canceled } = await sandbox.addOrder(token, 'order-1')
  const { waybill_id: other } = await sandbox.addOrder(token, 'order-2')
  const order = { order_id: 'order-1', openid: 'oSandboxBuyer0000000000001', delivery_id: 'SF', waybill_id: canceled }
  await sandbox.post(`/cgi-bin/express/business/order/cancel?access_token=${token}`, order)
  await row(page, canceled).locator('.bad', { hasText: 'cancelled' }).waitFor()
  await page.getByRole('button', { name: '+1 day' }).click()
  await row(page, other).locator('.good', { hasText: 'out for delivery' }).waitFor()
})
