// Text reaches the page through textContent only: what the sandbox received is hostile.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (attribute.startsWith('on')) made.addEventListener(attribute.slice(2), value)
    else made.setAttribute(attribute, value === true ? '' : String(value))
  }
  made.append(...children.filter(child => child !== null && child !== undefined))
  return made
}

// Data is not for translation, and controls of its direction are shown instead of obeyed.
export function data(value, className = null, name = 'span') {
  const made = element(name, { class: className, translate: 'no', dir: 'ltr' })
  made.textContent = visible(String(value))
  return made
}

const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

export function visible(value) {
  return value.replace(/\r\n/g, '\n').replace(INVISIBLE, one => '\\u' + one.charCodeAt(0).toString(16).padStart(4, '0'))
}

export function byId(id) {
  return document.getElementById(id)
}

// Only if it is another one, so that a selection in it stays.
export function setText(id, content) {
  const target = byId(id)
  if (target.textContent !== content) target.textContent = content
}
