import { LANGUAGES, MESSAGES } from './messages.js'
import { preference, setPreference } from './preferences.js'

const listeners = []
let language = preference('language', Object.keys(LANGUAGES)) ?? browserLanguage()

function browserLanguage() {
  return /^zh\b/i.test(navigator.language) ? 'zh-CN' : 'en'
}

export function currentLanguage() {
  return language
}

export function setLanguage(chosen) {
  language = chosen
  setPreference('language', chosen)
  applyLanguage()
}

export function onLanguage(listener) {
  listeners.push(listener)
}

export function hasText(key) {
  return Object.hasOwn(MESSAGES, key)
}

export function text(key, parameters = {}) {
  const pattern = MESSAGES[key][language === 'en' ? 0 : 1]
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(parameters[name] ?? whole))
}

export function number(value) {
  return new Intl.NumberFormat(language).format(value)
}

// Elements of index.html name their texts: data-text for the content, data-label for the accessible name, data-hint for the placeholder.
export function applyLanguage(root = document) {
  document.documentElement.lang = language
  document.title = text('title')
  for (const element of root.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text)
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', text(element.dataset.label))
  for (const element of root.querySelectorAll('[data-hint]')) element.placeholder = text(element.dataset.hint)
  for (const listener of listeners) listener()
}
