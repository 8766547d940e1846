import { text } from './i18n.js'

function two(value) {
  return String(value).padStart(2, '0')
}

export function timeOfDay(iso) {
  const at = new Date(iso)
  const millis = String(at.getMilliseconds()).padStart(3, '0')
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${millis}`
}

export function dateAndTime(at) {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ` +
    `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

export function duration(millis) {
  const minutes = Math.round(Math.abs(millis) / 60000)
  const parts = [['days', Math.floor(minutes / 1440)], ['hours', Math.floor(minutes / 60) % 24], ['minutes', minutes % 60]]
  const given = parts.filter(([, count]) => count > 0)
  return (given.length ? given : parts.slice(-1)).map(([unit, count]) => text(unit, { count })).join(' ')
}
