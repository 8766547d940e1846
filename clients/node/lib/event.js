'use strict'

const { isObject, stringify } = require('./json')

// What a router's event has beside the call's own data for an API by its path.
const PATH_FIELDS = ['method', 'query', 'read']

// The event of a call, as text. Options of the SDK that mean nothing to the function are left out.
function toEvent(api, data, options) {
  const convertCase = options.convertCase !== false
  const fields = [
    ['openapi', JSON.stringify(api)],
    ['data', dataText(data, convertCase)],
  ]
  if (options.appid != null) {
    // What JSON leaves out must not become a call for the default app.
    fields.push(['appid', stringify(options.appid, false) ?? JSON.stringify(String(options.appid))])
  }
  if (!convertCase) {
    fields.push(['convertCase', 'false'])
  }
  if (api.startsWith('/')) {
    PATH_FIELDS.forEach((name) => fields.push([name, stringify(options[name], convertCase)]))
  }
  return `{${fields
    .filter(([, text]) => text !== undefined)
    .map(([name, text]) => `"${name}":${text}`)
    .join(',')}}`
}

function dataText(data, copies) {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return stringify(data, copies)
  }
  const own = copies && isObject(data) ? { ...data } : data
  const texts = []
  for (const key in own) {
    const text = fileText(own[key], copies) || stringify(own[key], copies)
    if (text !== undefined) {
      texts.push(`${JSON.stringify(key)}:${text}`)
    }
  }
  return `{${texts.join(',')}}`
}

// A file goes as base64, a third of the digits that JSON makes of a Buffer.
function fileText(value, copies) {
  if (!isObject(value) || !(value.contentType || value.content_type) || !Buffer.isBuffer(value.value)) {
    return undefined
  }
  return stringify({ ...value, value: value.value.toString('base64') }, copies)
}

module.exports = { toEvent }
