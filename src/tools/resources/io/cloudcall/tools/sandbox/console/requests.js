import { bodyBlock, copyButton, facts, note, pairs } from './body.js'
import { curlCommand } from './curl.js'
import { byId, data, element, setText } from './dom.js'
import { number, text } from './i18n.js'
import { Records } from './records.js'
import { dateAndTime, timeOfDay } from './times.js'

// What is kept here; the sandbox itself keeps more.
export const MAX_REQUESTS = 500
const CONTROLS = ['filter', 'only-app', 'only-errors', 'only-faults']

export class RequestView {
  #kept = []
  #dropped = 0
  #cleared = 0
  #pausedAt = null
  #records = new Records(byId('requests-list'), { grid: 'requests-grid', key: request => request.id, cells, detail })
  #appId = null
  #isLoaded = false

  constructor() {
    byId('filters').addEventListener('submit', event => event.preventDefault())
    for (const id of CONTROLS) byId(id).addEventListener('input', () => this.render())
    byId('pause').addEventListener('click', () => this.#togglePause())
    byId('clear-list').addEventListener('click', () => this.clear())
  }

  get last() {
    return this.#kept[0]?.id ?? this.#cleared
  }

  // The oldest request that may still get its answer.
  get oldestPending() {
    const open = this.#kept.filter(request => request.response === null && request.waited < 60)
    return open.at(-1)?.id ?? null
  }

  // Whether these are of the sandbox that the ones here are of: ids alone could be those of one that was started anew.
  isContinuedBy(requests) {
    const newest = this.#kept[0]
    return newest === undefined || requests.some(request => request.id === newest.id && request.time === newest.time)
  }

  // Takes requests, oldest first: new ones, and known ones that may have been answered since.
  add(requests) {
    this.#isLoaded = true
    const known = new Map(this.#kept.map(request => [request.id, request]))
    for (const request of requests) {
      if (request.id <= this.#cleared) continue
      const before = known.get(request.id)
      const took = before?.waited ?? -1
      known.set(request.id, Object.assign(before && isUnchanged(before, request) ? before : request, { waited: took + 1 }))
    }
    this.#kept = [...known.values()].sort((a, b) => b.id - a.id)
    this.#dropped += Math.max(0, this.#kept.length - MAX_REQUESTS)
    this.#kept.length = Math.min(this.#kept.length, MAX_REQUESTS)
    if (this.#pausedAt === null) this.render()
    else this.#renderPause()
  }

  skip(count) {
    this.#dropped += count
  }

  clear() {
    this.#cleared = this.last
    this.#kept = []
    this.#dropped = 0
    this.render()
  }

  // Begins again with a sandbox that knows nothing of the old ids.
  restart() {
    this.#kept = []
    this.#cleared = 0
    this.#dropped = 0
    this.render()
  }

  selectApp(appId) {
    this.#appId = appId
    if (byId('only-app').checked) this.render()
  }

  translate() {
    this.#records.translate()
    this.render()
  }

  render() {
    const shown = this.#kept.filter(this.#filter())
    this.#records.show(shown)
    const total = this.#kept.length
    setText('tally-requests', total ? number(total) : '')
    setText('shown', total ? text('shown', { shown: number(shown.length), total: number(total) }) : '')
    byId('dropped').hidden = this.#dropped === 0
    setText('dropped', text('dropped', { count: number(this.#dropped) }))
    this.#renderEmpty(shown.length)
    this.#renderPause()
  }

  #renderEmpty(count) {
    const empty = byId('requests-empty')
    empty.hidden = count > 0 || !this.#isLoaded
    if (this.#kept.length) empty.replaceChildren(text('noMatch'))
    else empty.replaceChildren(text('noRequests'), element('br'), data(`export WECHAT_API_BASE_URL=${location.origin}`, null, 'pre'))
  }

  #togglePause() {
    this.#pausedAt = this.#pausedAt === null ? this.last : null
    this.render()
  }

  #renderPause() {
    const isPaused = this.#pausedAt !== null
    const count = isPaused ? this.#kept.filter(request => request.id > this.#pausedAt).length : 0
    byId('pause').setAttribute('aria-pressed', String(isPaused))
    setText('pause', text(isPaused ? 'resume' : 'pause'))
    if (isPaused) setText('shown', text('paused', { count: number(count) }))
  }

  #filter() {
    const words = byId('filter').value.toLowerCase().split(/\s+/).filter(Boolean)
    const [ofApp, errors, faults] = CONTROLS.slice(1).map(id => byId(id).checked)
    return request =>
      (!ofApp || request.appid === this.#appId) &&
      (!errors || isError(request)) &&
      (!faults || request.fault !== null) &&
      words.every(word => searchText(request).includes(word))
  }
}

function isUnchanged(before, now) {
  return (before.response === null) === (now.response === null) && before.response?.duration_ms === now.response?.duration_ms
}

const searchTexts = new WeakMap()

function searchText(request) {
  let found = searchTexts.get(request)
  if (found === undefined) {
    const { method, path, query, body, appid, fault, response } = request
    found = [method, path, JSON.stringify(query), body, appid, fault, response?.status, response?.body].join('\n').toLowerCase()
    searchTexts.set(request, found)
  }
  return found
}

const wechatErrors = new WeakMap()

// WeChat answers most errors with HTTP 200.
function wechatError(response) {
  if (response === null) return null
  if (!wechatErrors.has(response)) wechatErrors.set(response, readError(response.body ?? ''))
  return wechatErrors.get(response)
}

function readError(source) {
  try {
    const { errcode, errmsg } = JSON.parse(source) ?? {}
    return errcode ? { code: String(errcode), message: String(errmsg ?? '') } : null
  } catch {
    // A long answer is cut: then errcode counts if it comes first, as WeChat has it.
    const code = /^\s*\{\s*"errcode"\s*:\s*(-?[1-9]\d*)/.exec(source)
    return code ? { code: code[1], message: '' } : null
  }
}

function isError(request) {
  const { response } = request
  return response === null ? request.fault !== null : response.status >= 400 || wechatError(response) !== null
}

function cells(request) {
  const where = element('span', { class: 'where' }, data(request.path))
  return [data(timeOfDay(request.time), 'when'), data(request.method), where, result(request), took(request)]
}

function result(request) {
  const { response, fault } = request
  const cell = element('span', { class: 'result' })
  if (fault) cell.append(element('span', { class: 'mark' }, element('span', { class: 'out-of-sight' }, text('fault') + ' '), data(fault)))
  if (response === null) {
    cell.append(element('span', { class: fault ? 'bad' : 'note' }, text(fault ? 'noAnswer' : 'pending')))
    return cell
  }
  const error = wechatError(response)
  cell.append(data(response.status, statusClass(response.status, error)))
  if (error) cell.append(data(error.code, 'bad'), data(error.message, 'why'))
  else cell.append(data((response.body ?? response.content_type ?? '').slice(0, 160), 'why'))
  return cell
}

function statusClass(status, error) {
  if (status >= 400) return 'bad'
  return error ? 'why' : 'good'
}

function took(request) {
  const millis = request.response?.duration_ms
  const isOver = millis !== null && millis !== undefined
  return element('span', { class: 'took right' }, isOver ? text('milliseconds', { count: milliseconds(millis) }) : '')
}

function milliseconds(millis) {
  return number(millis < 10 ? Math.round(millis * 10) / 10 : Math.round(millis))
}

function detail(request) {
  const body = element('div', { class: 'detail' })
  const update = now => {
    const sides = element('div', { class: 'sides' }, requestSide(now), responseSide(now))
    body.replaceChildren(...[summary(now), queryOf(now), sides].filter(Boolean))
  }
  update(request)
  return { body, update }
}

function summary(request) {
  const made = facts([
    ['id', request.id], ['time', dateAndTime(request.time)], ['app', request.appid], ['connection', request.connection], ['fault', request.fault]
  ])
  const command = navigator.clipboard && curlCommand(request, location.origin)
  return element('div', { class: 'detail-head' }, made, command ? copyButton(command, 'copyCurl') : null)
}

function queryOf(request) {
  const parameters = Object.entries(request.query).flatMap(([name, values]) => values.map(value => [name, value]))
  return parameters.length ? element('div', { class: 'block' }, element('h3', {}, text('query')), pairs(parameters)) : null
}

function requestSide(request) {
  return bodyBlock('requestBody', { source: request.body, bytes: request.body_bytes, type: request.content_type })
}

function responseSide({ response, fault }) {
  if (response === null) return element('div', { class: 'block' }, note(text(fault ? 'noAnswer' : 'pending')))
  const side = bodyBlock('responseBody', { source: response.body, bytes: response.body_bytes, type: response.content_type })
  if (fault) side.append(note(text('faultMayCut')))
  return side
}
