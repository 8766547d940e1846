import { act } from './actions.js'
import { api } from './api.js'
import { byId, data, element, setText } from './dom.js'
import { currentLanguage, number, text } from './i18n.js'
import { notify } from './notice.js'
import { aboutEvent } from './pushes.js'
import { dateAndTime, duration } from './times.js'

// The kinds of faults with the number that is offered first; null for those without one.
const KINDS = {
  errcode: -1, status: 503, 'retry-after': 1, delay: 3000, truncate: 20, interim: 103, 'carrier-refusal': 20002,
  hang: null, close: null, reset: null, 'drop-response': null, duplicate: null
}
const CONNECTION_KINDS = ['close-on-accept', 'reset-on-accept', 'close-handshake', 'reset-handshake', 'hang-handshake']
const COMMON_PATHS = [
  '/cgi-bin/stable_token', '/cgi-bin/token', '/cgi-bin/express/business/account/getall', '/cgi-bin/express/business/order/add',
  '/cgi-bin/express/business/path/get'
]

export class Controls {
  #appId = ''
  #events = []
  #clock = null
  #faults = null
  #skew = 0

  constructor({ onReset }) {
    this.#fillKinds()
    byId('fault-kind').addEventListener('change', () => this.#selectKind())
    byId('fault-form').addEventListener('submit', event => this.#queueFault(event))
    byId('clear-faults').addEventListener('click', () => act(api.clearFaults, () => text('faultsCleared')))
    for (const button of document.querySelectorAll('[data-advance]')) {
      button.addEventListener('click', () => act(() => api.advanceClock(button.dataset.advance), clockMoved))
    }
    byId('real-time').addEventListener('click', () => act(api.useRealTime, clockMoved))
    byId('expire-tokens').addEventListener('click', () => this.#expireTokens())
    byId('token-form').addEventListener('submit', event => this.#setLifetime(event))
    byId('event').addEventListener('change', () => this.#describeEvent())
    byId('push-form').addEventListener('submit', event => this.#push(event))
    byId('reset').addEventListener('click', () => byId('reset-dialog').showModal())
    byId('reset-cancel').addEventListener('click', () => byId('reset-dialog').close())
    byId('reset-confirm').addEventListener('click', () => reset(onReset))
    setInterval(() => this.#renderClock(), 500)
  }

  selectApp(appId) {
    this.#appId = appId
  }

  showPaths(paths) {
    const all = [...new Set([...COMMON_PATHS, ...paths])].slice(0, 60)
    if (all.length !== byId('paths').childElementCount) byId('paths').replaceChildren(...all.map(path => element('option', { value: path })))
  }

  showFaults({ faults }) {
    const shown = currentLanguage() + JSON.stringify(faults)
    if (shown === this.#faults) return
    this.#faults = shown
    const rows = faults.slice(0, 100).map(({ fault, scope }) => {
      const row = element('li', {}, data(fault, 'mark'))
      if (scope === 'connection') row.append(' ', text('nextConnections'))
      return row
    })
    byId('fault-list').replaceChildren(...(rows.length ? rows : [element('li', { class: 'note' }, text('noFaults'))]))
    byId('clear-faults').hidden = faults.length === 0
  }

  showClock(clock) {
    this.#clock = clock
    this.#skew = new Date(clock.now) - Date.now()
    this.#renderClock()
  }

  showTokens(tokens) {
    setText('token-state', text('tokenState', { valid: number(tokens.valid), issued: number(tokens.issued) }))
    const lifetime = byId('lifetime')
    if (document.activeElement !== lifetime && !lifetime.dataset.edited) lifetime.value = tokens.lifetime_seconds
  }

  showEvents(events) {
    this.#events = events
    this.#fillEvents()
  }

  showPushTarget(isEnabled) {
    byId('push-button').disabled = !isEnabled
    setText('push-target', isEnabled ? '' : text('noTarget'))
  }

  translate() {
    this.#fillKinds()
    this.#fillEvents()
    this.#renderClock()
  }

  #fillKinds() {
    const kind = byId('fault-kind')
    const chosen = kind.value || 'errcode'
    const option = name => element('option', { value: name, translate: 'no' }, name)
    kind.replaceChildren(
      element('optgroup', { label: text('requests') }, ...Object.keys(KINDS).map(option)),
      element('optgroup', { label: text('nextConnections') }, ...CONNECTION_KINDS.map(option)))
    kind.value = chosen
    this.#selectKind(false)
  }

  #selectKind(replacesNumber = true) {
    const kind = byId('fault-kind').value
    const suggested = KINDS[kind] ?? null
    byId('fault-about').textContent = text(`faultKind.${kind}`)
    byId('fault-number').disabled = suggested === null
    if (replacesNumber || byId('fault-number').value === '') byId('fault-number').value = suggested ?? ''
    byId('fault-path').disabled = CONNECTION_KINDS.includes(kind)
  }

  #queueFault(event) {
    event.preventDefault()
    const fault = faultText()
    act(() => api.queueFault(fault), () => text('faultQueued', { fault }))
  }

  #expireTokens() {
    const app = this.#appId
    act(() => api.expireTokens(app), () => text('tokensExpired', { app }))
  }

  #setLifetime(event) {
    event.preventDefault()
    const seconds = Number(byId('lifetime').value)
    act(() => api.setTokenLifetime(this.#appId, seconds), () => text('lifetimeSet', { seconds }))
  }

  #fillEvents() {
    const select = byId('event')
    const chosen = select.value || 'add_express_path'
    const option = ({ event }) => element('option', { value: event, translate: 'no' }, event)
    const group = (to, key) => element('optgroup', { label: text(key) }, ...this.#events.filter(event => event.to === to).map(option))
    select.replaceChildren(group('shop', 'forShops'), group('carrier', 'forCarriers'))
    select.value = chosen
    this.#describeEvent()
  }

  #describeEvent() {
    const chosen = this.#events.find(({ event }) => event === byId('event').value)
    byId('event-about').textContent = chosen ? aboutEvent(chosen.event, chosen.about) : ''
  }

  #push(event) {
    event.preventDefault()
    const fields = parseFields(byId('event-fields').value)
    if (fields === null) {
      notify(text('invalidFields'), true)
      byId('event-fields').focus()
      return
    }
    const name = byId('event').value
    act(() => api.push(this.#appId, name, fields), () => text('pushed', { event: name }))
  }

  #renderClock() {
    if (this.#clock === null) return
    const now = Date.now() + this.#skew
    setText('now', dateAndTime(now))
    setText('offset', this.#clock.real ? text('isReal') : offset(this.#skew))
    byId('offset').toggleAttribute('data-moved', !this.#clock.real)
    byId('real-time').disabled = this.#clock.real
  }
}

function clockMoved({ now }) {
  return text('clockMoved', { time: dateAndTime(now) })
}

function offset(millis) {
  return text(millis < 0 ? 'behind' : 'ahead', { duration: duration(millis) })
}

function faultText() {
  const [kind, n, count, path] = ['kind', 'number', 'count', 'path'].map(part => byId(`fault-${part}`))
  const times = count.value === '1' ? '' : `${count.value}*`
  const amount = n.disabled ? '' : `=${n.value}`
  const where = path.disabled || path.value.trim() === '' ? '' : `@${path.value.trim()}`
  return times + kind.value + amount + where
}

function parseFields(source) {
  if (source.trim() === '') return {}
  try {
    const fields = JSON.parse(source)
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : null
  } catch {
    return null
  }
}

async function reset(onReset) {
  byId('reset-dialog').close()
  if (await act(api.reset, () => text('resetDone'))) onReset()
}
