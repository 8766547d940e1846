import { element } from './dom.js'

// A list of things that open: each keeps its element, and so focus and what is open, as long as it is in the list.
export class Records {
  #list
  #view
  #shown = new Map()

  // view: { grid, key(item), cells(item), detail(item) → { body, update(item) } }
  constructor(list, view) {
    this.#list = list
    this.#view = view
  }

  show(items) {
    const keys = new Set(items.map(this.#view.key))
    for (const [key, record] of this.#shown) {
      if (!keys.has(key)) {
        record.row.remove()
        this.#shown.delete(key)
      }
    }
    let place = this.#list.firstElementChild
    for (const item of items) {
      const { row } = this.#record(item)
      if (row === place) place = place.nextElementSibling
      else this.#list.insertBefore(row, place)
    }
  }

  translate() {
    for (const record of this.#shown.values()) {
      this.#fill(record)
      if (record.detail) this.#open(record)
    }
  }

  #record(item) {
    const key = this.#view.key(item)
    const known = this.#shown.get(key)
    if (!known) return this.#add(key, item)
    if (known.item !== item) {
      const isSame = JSON.stringify(known.item) === JSON.stringify(item)
      known.item = item
      if (!isSame) {
        this.#fill(known)
        known.detail?.update(item)
      }
    }
    return known
  }

  #add(key, item) {
    const summary = element('summary', { class: this.#view.grid })
    const details = element('details', {}, summary)
    const record = { item, summary, details, row: element('li', { class: 'fresh' }, details), detail: null }
    details.addEventListener('toggle', () => (details.open ? this.#open(record) : this.#close(record)))
    this.#fill(record)
    this.#shown.set(key, record)
    return record
  }

  #fill(record) {
    record.summary.replaceChildren(...this.#view.cells(record.item))
  }

  #open(record) {
    this.#close(record)
    record.detail = this.#view.detail(record.item)
    record.details.append(record.detail.body)
  }

  #close(record) {
    record.detail?.body.remove()
    record.detail = null
  }
}
