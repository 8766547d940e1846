import assert from 'node:assert/strict'
import net from 'node:net'
import { consoleTest, noticed, row, stage } from './stage.mjs'
import { SECOND_APP, until } from './sandbox.mjs'

const HOUR = 3600000

function button(page, name) {
  return page.getByRole('button', { name, exact: true })
}

function secondsAhead({ now }) {
  return (new Date(now) - Date.now()) / 1000
}

// What a new connection gets for a request.
function bytesReceived(port) {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('GET /cgi-bin/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'))
    let bytes = 0
    socket.on('data', data => (bytes += data.length))
    socket.on('error', () => {})
    socket.on('close', () => resolve(bytes))
  })
}

async function queue(page, { kind, number, count, path }) {
  await page.getByRole('combobox', { name: 'Kind' }).selectOption(kind)
  if (number !== undefined) await page.getByRole('spinbutton', { name: 'N', exact: true }).fill(String(number))
  if (count !== undefined) await page.getByRole('spinbutton', { name: 'Count' }).fill(String(count))
  if (path !== undefined) await page.getByLabel('Path, empty for any').fill(path)
  await button(page, 'Queue fault').click()
}

consoleTest('a queued fault meets the next requests of its path', {}, async (page, sandbox) => {
  const path = '/cgi-bin/express/business/account/getall'
  const token = await sandbox.token()
  await queue(page, { kind: 'errcode', number: -1, count: 2, path })
  await noticed(page, `Queued: 2*errcode=-1@${path}`)
  await page.locator('#fault-list', { hasText: `2*errcode=-1@${path}` }).waitFor()
  assert.equal((await sandbox.accounts(token)).errcode, -1)
  assert.equal((await sandbox.accounts(token)).errcode, -1)
  assert.equal((await sandbox.accounts(token)).errcode ?? 0, 0)
  await row(page, 'errcode=-1').locator('.mark', { hasText: 'errcode=-1' }).waitFor()
  await page.locator('#fault-list', { hasText: 'No fault is waiting.' }).waitFor()
})

consoleTest('each kind of fault can be queued, and waiting ones can be cleared', {}, async page => {
  const kinds = await page.locator('#fault-kind option').evaluateAll(options => options.map(option => option.value))
  for (const kind of kinds) {
    await queue(page, { kind })
    await noticed(page, `Queued: ${kind}`)
  }
  // Over a connection of the browser's: another one would take the fault of the next connection.
  const { faults } = await page.evaluate(() => fetch('_sandbox/faults').then(response => response.json()))
  assert.deepEqual(faults.map(({ fault }) => fault.split('=')[0]).sort(), kinds.sort())
  await button(page, 'Clear faults').click()
  await noticed(page, 'No fault is waiting any more.')
  await page.locator('#fault-list', { hasText: 'No fault is waiting.' }).waitFor()
})

consoleTest('a fault of the next connection is not met by the console itself', {}, async (page, sandbox) => {
  await queue(page, { kind: 'close-on-accept', count: 2 })
  await noticed(page, 'Queued: 2*close-on-accept')
  await button(page, '+1 h').click()
  await noticed(page, 'The sandbox’s time is ')
  await page.locator('#offset', { hasText: '1 h ahead of real time' }).waitFor()
  await page.locator('#fault-list', { hasText: '2*close-on-accept' }).waitFor()
  assert.equal(await bytesReceived(sandbox.port), 0)
  assert.equal(await bytesReceived(sandbox.port), 0)
  await page.locator('#fault-list', { hasText: 'No fault is waiting.' }).waitFor()
  assert.ok(await bytesReceived(sandbox.port) > 0)
})

consoleTest('a fault that the sandbox refuses is explained', {}, async (page, sandbox) => {
  await queue(page, { kind: 'status', number: 99 })
  await noticed(page, 'The sandbox refused: ')
  assert.deepEqual((await sandbox.api('GET', 'faults')).faults, [])
  // Chromium reports each response with a status of 400 or more.
}, /400/)

consoleTest('the clock moves, tokens expire by it, and it goes back', {}, async (page, sandbox) => {
  const token = await sandbox.token()
  await button(page, '+1 h').click()
  await noticed(page, 'The sandbox’s time is ')
  assert.ok(Math.abs(secondsAhead(await sandbox.api('GET', 'clock')) - 3600) < 10)
  assert.equal((await sandbox.accounts(token)).errcode ?? 0, 0)
  await page.locator('#offset', { hasText: '1 h ahead of real time' }).waitFor()
  await button(page, '+2 h, tokens expire').click()
  await page.locator('#offset', { hasText: '3 h ahead of real time' }).waitFor()
  assert.equal((await sandbox.accounts(token)).errcode, 42001)
  await button(page, '+1 day').click()
  await page.locator('#offset', { hasText: '1 d 3 h ahead of real time' }).waitFor()
  assert.ok(Math.abs(secondsAhead(await sandbox.api('GET', 'clock')) * 1000 - 27 * HOUR) < 10000)
  await button(page, 'Real time').click()
  await page.locator('#offset', { hasText: /^real time$/ }).waitFor()
  assert.equal((await sandbox.api('GET', 'clock')).real, true)
})

consoleTest('tokens of the selected app expire, and get another lifetime', {}, async (page, sandbox) => {
  const token = await sandbox.token()
  await page.locator('#token-state', { hasText: '1 valid of 1 issued' }).waitFor()
  await page.getByRole('combobox', { name: 'App', exact: true }).selectOption(SECOND_APP)
  await button(page, 'Expire tokens').click()
  await noticed(page, `The tokens of ${SECOND_APP} are expired.`)
  assert.equal((await sandbox.accounts(token)).errcode ?? 0, 0)
  await page.getByRole('combobox', { name: 'App', exact: true }).selectOption(sandbox.appId)
  await button(page, 'Expire tokens').click()
  await noticed(page, `The tokens of ${sandbox.appId} are expired.`)
  assert.equal((await sandbox.accounts(token)).errcode, 42001)
  await page.getByLabel('Lifetime of new ones, seconds').fill('60')
  await button(page, 'Set').click()
  await noticed(page, 'New tokens live for 60 s.')
  assert.equal((await sandbox.api('GET', `tokens?appid=${sandbox.appId}`)).lifetime_seconds, 60)
  assert.equal((await sandbox.api('GET', `tokens?appid=${SECOND_APP}`)).lifetime_seconds, 7200)
})

consoleTest('an event is pushed with the given fields, to the URL of the selected app', {}, async (page, sandbox) => {
  const before = stage.receiver.pushes.length
  await page.getByRole('combobox', { name: 'Event', exact: true }).selectOption('wxa_media_check')
  await page.getByLabel('Fields that replace').fill('{"trace_id":"of the console"}')
  await button(page, 'Push').click()
  await noticed(page, 'Handed over: wxa_media_check')
  await until(() => stage.receiver.pushes.length > before)
  await page.getByRole('tab', { name: 'Pushes' }).click()
  await row(page, 'wxa_media_check').locator('.good', { hasText: 'received' }).waitFor()
  assert.deepEqual((await sandbox.api('GET', 'pushes')).pushes.map(({ type, received }) => [type, received]), [['wxa_media_check', true]])
  await row(page, 'wxa_media_check').locator('summary').click()
  await row(page, 'wxa_media_check').locator('dd', { hasText: '200' }).waitFor()
})

consoleTest('fields that are no JSON object are not sent', {}, async (page, sandbox) => {
  await page.getByLabel('Fields that replace').fill('[1]')
  await button(page, 'Push').click()
  await noticed(page, 'The fields are not a JSON object.')
  assert.deepEqual((await sandbox.api('GET', 'pushes')).pushes, [])
})

consoleTest('a reset is asked for, and takes all back', {}, async (page, sandbox) => {
  const token = await sandbox.token()
  assert.equal((await sandbox.addOrder(token, 'order-reset')).errcode ?? 0, 0)
  await queue(page, { kind: 'hang' })
  await button(page, '+1 day').click()
  await noticed(page, 'The sandbox’s time is ')
  await button(page, 'Reset the sandbox …').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  assert.equal((await sandbox.api('GET', `apps/${sandbox.appId}/orders`)).orders.length, 1)
  await button(page, 'Reset the sandbox …').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click()
  await noticed(page, 'The sandbox is as at its start.')
  assert.equal((await sandbox.api('GET', `apps/${sandbox.appId}/orders`)).orders.length, 0)
  assert.deepEqual((await sandbox.api('GET', 'faults')).faults, [])
  assert.equal((await sandbox.api('GET', 'clock')).real, true)
  await page.locator('#requests-empty', { hasText: 'No request yet.' }).waitFor()
  assert.equal(await page.locator('#requests-list > li').count(), 0)
})
