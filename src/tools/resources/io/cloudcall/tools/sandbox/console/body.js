import { data, element, visible } from './dom.js'
import { number, text } from './i18n.js'
import { isJson, layOut } from './json.js'
import { notify } from './notice.js'

const MAX_PIECES = 2000
const MAX_CHARACTERS = 12000

// Of the sandbox; a shorter body that has fewer bytes than were sent has something redacted.
const KEPT_CHARACTERS = 16384

// A body with its heading: JSON laid out and colored, other text as it is, long ones shortened until asked for.
export function bodyBlock(title, { source, bytes, type }) {
  const head = element('div', { class: 'block-head' }, heading(text(title), bytes, type))
  const block = element('div', { class: 'block' }, head)
  if (!source) {
    block.append(note(bytes === 0 ? text('empty') : text('binary', { bytes: number(bytes) })))
    return block
  }
  if (navigator.clipboard) head.append(copyButton(source))
  appendText(block, source)
  if (bytes > KEPT_CHARACTERS && new TextEncoder().encode(source).length < bytes) block.append(note(text('truncated', { bytes: number(bytes) })))
  return block
}

export function jsonBlock(title, source) {
  const block = element('div', { class: 'block' }, element('div', { class: 'block-head' }, heading(title)))
  appendText(block, source)
  return block
}

function heading(title, bytes, type) {
  const size = bytes ? ` · ${text('bytes', { bytes: number(bytes) })}` : ''
  const made = element('h3', {}, title + size)
  if (type) made.append(' · ', data(type))
  return made
}

export function note(content) {
  return element('p', { class: 'note' }, content)
}

export function copyButton(source, label = 'copy') {
  const copy = async () => {
    await navigator.clipboard.writeText(source)
    notify(text('copied'))
  }
  return element('button', { type: 'button', onclick: copy }, text(label))
}

function appendText(block, source) {
  const pre = element('pre', { translate: 'no', dir: 'ltr', tabindex: 0 })
  const pieces = isJson(source) ? layOut(source) : [[null, source]]
  const shown = fit(pieces)
  pre.append(...shown.map(piece))
  block.append(pre)
  const total = pieces.reduce((sum, [, part]) => sum + part.length, 0)
  const count = shown.reduce((sum, [, part]) => sum + part.length, 0)
  if (count < total) appendRest(block, pre, pieces, count, total)
}

function appendRest(block, pre, pieces, count, total) {
  const hint = note(text('shortened', { shown: number(count), total: number(total) }))
  const showAll = () => {
    pre.textContent = visible(pieces.map(([, part]) => part).join(''))
    hint.remove()
    button.remove()
    pre.focus()
  }
  const button = element('button', { type: 'button', onclick: showAll }, text('showAll'))
  block.append(hint, button)
}

function fit(pieces) {
  const shown = []
  let room = MAX_CHARACTERS
  for (const [kind, part] of pieces.slice(0, MAX_PIECES)) {
    if (room <= 0) break
    shown.push([kind, part.slice(0, room)])
    room -= part.length
  }
  return shown
}

function piece([kind, part]) {
  return kind ? data(part, kind) : document.createTextNode(visible(part))
}

// Names from outside with their values.
export function pairs(entries) {
  return element('dl', { class: 'pairs' }, ...entries.flatMap(([name, value]) => [data(name, null, 'dt'), data(value, null, 'dd')]))
}

// The console's own names with values.
export function facts(entries) {
  const given = entries.filter(([, value]) => value !== null && value !== '')
  return element('dl', { class: 'facts' }, ...given.map(([key, value]) =>
    element('div', {}, element('dt', {}, text(key)), data(value, null, 'dd'))))
}
