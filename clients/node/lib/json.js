'use strict'

const { randomUUID } = require('node:crypto')

const MARK = `bigint ${randomUUID()} `
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g
const LONG_INTEGER = /^-?\d{16,}$/

const isObject = (value) => Object.prototype.toString.call(value) === '[object Object]'

// A BigNumber of bignumber.js, which the SDK gives and takes where keys are not converted.
const isBigNumber = (value) => value != null && value._isBigNumber === true

// Text as the SDK's JSON library writes it: a BigInt with all of its digits. Where keys are converted, the SDK copies each object
// before, so that what stands on a prototype, such as toJSON, is lost. The function converts the keys.
function stringify(value, copies, key = '') {
  const plain = isBigNumber(value) || (copies && isObject(value)) ? value : withoutToJson(value, key)
  switch (typeof plain) {
    case 'string':
      return JSON.stringify(plain)
    case 'number':
      return Number.isFinite(plain) ? String(plain) : 'null'
    case 'boolean':
    case 'bigint':
      return String(plain)
    case 'object':
      return stringifyObject(plain, copies)
    default:
      return undefined
  }
}

const withoutToJson = (value, key) =>
  value && typeof value === 'object' && typeof value.toJSON === 'function' ? value.toJSON(key) : value

function stringifyObject(value, copies) {
  if (value === null) {
    return 'null'
  }
  if (isBigNumber(value)) {
    return value.isFinite() ? value.toString() : 'null'
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => stringify(item, copies, index) || 'null').join(',')}]`
  }
  return `{${members(value, Object.keys(value), copies).join(',')}}`
}

function members(object, keys, copies) {
  return keys.flatMap((key) => {
    const text = stringify(object[key], copies, key)
    return text === undefined ? [] : `${JSON.stringify(key)}:${text}`
  })
}

// JSON.parse, but integers beyond 2^53 become BigInts. A token marks them, as a reviver gets numbers that have lost their digits.
function parseBigInts(text) {
  if (!/\d{16}/.test(text)) {
    return JSON.parse(text)
  }
  const marked = text.replace(TOKEN, (token) =>
    LONG_INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${MARK}${token}"` : token,
  )
  return JSON.parse(marked, (key, value) =>
    typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value,
  )
}

module.exports = { isObject, parseBigInts, stringify }
