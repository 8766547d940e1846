import { byId, element } from './dom.js'

const SHOWN_MILLIS = 5000
let timer = null

// Says what an action did, also to screen readers.
export function notify(content, isBad = false) {
  clearTimeout(timer)
  byId('notice').replaceChildren(element('p', { class: isBad ? 'bad' : 'done' }, content))
  timer = setTimeout(() => byId('notice').replaceChildren(), isBad ? 2 * SHOWN_MILLIS : SHOWN_MILLIS)
}
