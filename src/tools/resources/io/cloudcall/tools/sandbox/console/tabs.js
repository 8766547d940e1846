import { byId } from './dom.js'

// With the slash it names no element, which the browser would scroll to.
const PREFIX = '#/'

// Tabs as WAI-ARIA's authoring practices have them: arrows, Home and End move, and the address remembers which one is open.
export class Tabs {
  #tabs = [...document.querySelectorAll('[role="tab"]')]
  #onSelect

  constructor(onSelect) {
    this.#onSelect = onSelect
    for (const tab of this.#tabs) {
      tab.addEventListener('click', () => this.select(panelOf(tab)))
      tab.addEventListener('keydown', event => this.#move(event))
    }
  }

  restore() {
    const remembered = location.hash.slice(PREFIX.length)
    if (this.#tabs.some(tab => panelOf(tab) === remembered)) this.select(remembered)
    else this.#onSelect(this.selected)
  }

  get selected() {
    return panelOf(this.#tabs.find(tab => tab.getAttribute('aria-selected') === 'true'))
  }

  select(panel) {
    for (const tab of this.#tabs) {
      const isSelected = panelOf(tab) === panel
      tab.setAttribute('aria-selected', String(isSelected))
      tab.tabIndex = isSelected ? 0 : -1
      byId(panelOf(tab)).hidden = !isSelected
    }
    history.replaceState(null, '', PREFIX + panel)
    this.#onSelect(panel)
  }

  #move(event) {
    const at = this.#tabs.indexOf(event.currentTarget)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const tab = this.#tabs.at(to % this.#tabs.length)
    this.select(panelOf(tab))
    tab.focus()
  }
}

function panelOf(tab) {
  return tab.getAttribute('aria-controls')
}
