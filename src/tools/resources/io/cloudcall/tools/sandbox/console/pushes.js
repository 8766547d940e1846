import { facts } from './body.js'
import { byId, data, element } from './dom.js'
import { hasText, number, text } from './i18n.js'
import { Records } from './records.js'

const MAX_PUSHES = 300

// The pushes of all apps, newest first.
export class PushView {
  #pushes = []
  #isLoaded = false
  #records = new Records(byId('pushes-list'), { grid: 'pushes-grid', key: ({ index }) => index, cells, detail })

  show(pushes) {
    this.#isLoaded = true
    const first = Math.max(0, pushes.length - MAX_PUSHES)
    this.#pushes = pushes.slice(first).map((push, i) => ({ push, index: first + i })).reverse()
    byId('tally-pushes').textContent = pushes.length ? number(pushes.length) : ''
    this.render()
  }

  translate() {
    this.#records.translate()
    this.render()
  }

  render() {
    this.#records.show(this.#pushes)
    byId('pushes-empty').hidden = this.#pushes.length > 0 || !this.#isLoaded
    byId('pushes-empty').textContent = text('noPushes')
  }
}

export function aboutEvent(name, otherwise) {
  return hasText(`event.${name}`) ? text(`event.${name}`) : otherwise
}

function cells({ push }) {
  const state = element('span', { class: push.received ? 'good' : 'bad' }, text(push.received ? 'received' : 'notReceived'))
  return [data(push.type), element('span', {}, aboutEvent(push.type, '')), data(push.appid), state]
}

function detail(item) {
  const body = element('div', { class: 'detail' })
  const update = ({ push }) => body.replaceChildren(facts([
    ['id', push.id], ['attempts', push.statuses.map(status => status || '–').join(', ') || '–']
  ]))
  update(item)
  return { body, update }
}
