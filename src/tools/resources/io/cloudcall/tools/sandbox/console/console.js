import { onAction } from './actions.js'
import { api } from './api.js'
import { Controls } from './controls.js'
import { byId, element } from './dom.js'
import { applyLanguage, currentLanguage, number, onLanguage, setLanguage, text } from './i18n.js'
import { LANGUAGES } from './messages.js'
import { notify } from './notice.js'
import { Poll } from './poll.js'
import { preference, setPreference } from './preferences.js'
import { PushView } from './pushes.js'
import { MAX_REQUESTS, RequestView } from './requests.js'
import { AccountView, OrderView } from './shop.js'
import { Tabs } from './tabs.js'
import { dateAndTime } from './times.js'

const THEMES = ['auto', 'light', 'dark']
const NARROW = matchMedia('(max-width: 900px)')
const PUSHES_EVERY = 5

const requests = new RequestView()
const orders = new OrderView()
const accounts = new AccountView()
const pushes = new PushView()
const controls = new Controls({ onReset: () => requests.clear() })
const tabs = new Tabs(() => poll.now())
const poll = new Poll({ step, onLost, onFound })

let appId = null
let connection = 'connecting'
let lostSince = null
let rounds = 0
let hasEvents = false
let hasRestarted = false

async function step() {
  if (!hasEvents) await loadEvents()
  await pollRequests()
  await pollApps()
  await pollControls()
  if (rounds++ % PUSHES_EVERY === 0 || tabs.selected === 'pushes') await pollPushes()
}

async function loadEvents() {
  controls.showEvents((await api.events()).events)
  hasEvents = true
}

async function pollRequests() {
  const known = requests.last
  const after = Math.min(known, (requests.oldestPending ?? Infinity) - 1)
  const isFirst = known === 0 || lostSince !== null
  const answer = isFirst ? await api.lastRequests(MAX_REQUESTS) : await api.requestsAfter(after, MAX_REQUESTS)
  if (answer.last < known || (isFirst && !requests.isContinuedBy(answer.requests))) {
    requests.restart()
    hasRestarted = true
    notify(text('restarted'))
  }
  if (!isFirst && answer.last - after > MAX_REQUESTS) await catchUp(known)
  else requests.add(isFirst || requests.last > 0 ? answer.requests : (await api.lastRequests(MAX_REQUESTS)).requests)
  controls.showPaths(answer.requests.map(request => request.path))
}

// More came than are kept here: only the last ones.
async function catchUp(known) {
  const newest = (await api.lastRequests(MAX_REQUESTS)).requests
  requests.skip(Math.max(0, (newest[0]?.id ?? 0) - known - 1))
  requests.add(newest)
}

async function pollApps() {
  const { apps } = await api.apps()
  showApps(apps)
  const app = apps.find(one => one.appid === appId)
  byId('tally-orders').textContent = app.orders ? number(app.orders) : ''
  byId('tally-accounts').textContent = number(app.accounts)
  const asked = appId
  if (tabs.selected === 'orders') orders.show(asked, (await api.orders(asked)).orders)
  if (tabs.selected === 'accounts') accounts.show(asked, (await api.accounts(asked)).accounts)
  controls.showTokens(await api.tokens(asked))
}

async function pollControls() {
  controls.showClock(await api.clock())
  controls.showFaults(await api.faults())
}

async function pollPushes() {
  const answer = await api.pushes()
  pushes.show(answer.pushes)
  controls.showPushTarget(answer.enabled)
}

function showApps(apps) {
  const select = byId('app')
  const ids = apps.map(app => app.appid)
  if (ids.join() !== [...select.options].map(option => option.value).join()) {
    select.replaceChildren(...ids.map(id => element('option', { value: id }, id)))
  }
  if (!ids.includes(appId)) selectApp(ids[0])
  select.value = appId
}

function selectApp(id) {
  appId = id
  requests.selectApp(id)
  controls.selectApp(id)
}

function onLost() {
  lostSince ??= Date.now()
  showConnection('disconnected')
}

function onFound() {
  const isBack = connection === 'disconnected'
  lostSince = null
  if (connection !== 'connected') showConnection('connected')
  if (isBack && !hasRestarted) notify(text('recovered'))
  hasRestarted = false
}

function showConnection(state) {
  connection = state
  byId('connection').dataset.state = state
  byId('connection').textContent = text(state)
  document.body.dataset.connection = state
  byId('lost').hidden = lostSince === null
  const warning = lostSince === null ? '' : text('lost', { time: dateAndTime(lostSince) })
  if (byId('lost').textContent !== warning) byId('lost').textContent = warning
}

function showTheme(theme) {
  document.documentElement.dataset.theme = theme
  byId('theme').value = theme
}

function fitWidth() {
  byId('controls').open = !NARROW.matches
}

byId('app').addEventListener('change', event => {
  selectApp(event.target.value)
  poll.now()
})
byId('language').append(...Object.entries(LANGUAGES).map(([value, name]) => element('option', { value, lang: value }, name)))
byId('language').value = currentLanguage()
byId('language').addEventListener('change', event => setLanguage(event.target.value))
byId('theme').addEventListener('change', event => {
  setPreference('theme', event.target.value)
  showTheme(event.target.value)
})
NARROW.addEventListener('change', fitWidth)
onAction(() => {
  rounds = 0
  poll.now()
})
onLanguage(() => {
  for (const view of [requests, orders, accounts, pushes, controls]) view.translate()
  showConnection(connection)
  if (connection === 'connected') poll.now()
})

showTheme(preference('theme', THEMES) ?? 'auto')
fitWidth()
applyLanguage()
tabs.restore()
