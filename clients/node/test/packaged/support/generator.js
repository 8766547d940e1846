'use strict'

const fs = require('node:fs')
const path = require('node:path')

const CATALOG = path.resolve(__dirname, '../../../../../src/main/resources/io/cloudcall/call/api-catalog.tsv')
const JSON_TYPE = 'application/json; encoding=utf-8'

// The rows of the catalog: {name, method, path, kind, inUrl}.
function readCatalog() {
  return fs
    .readFileSync(CATALOG, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([name, method, apiPath, kind, inUrl = '']) => ({
      name,
      method,
      path: apiPath,
      kind,
      inUrl: inUrl.split(/[, ]+/).filter(Boolean),
    }))
}

// The SDK takes the one name for a method of functions, and has no logins or token calls.
const callable = ({ name, kind }) => ['READ', 'WRITE', 'UPLOAD'].includes(kind) && !name.endsWith('.apply')

class Money {
  constructor(cents) {
    this.amountInCents = cents
  }
  toJSON() {
    return `${this.amountInCents} cents`
  }
}

const TEXTS = ['', 'a', '顺丰速运', 'a"b\\c', 'line\nbreak', '\u2028', '😀', 'A_b', '1', 'null', 'ＡＢ', '\u007f', '<&>']
const KEYS = [
  'deliveryId',
  'bizId',
  'orderList',
  'a',
  'A',
  'aB',
  'a_b',
  '_a',
  'ABC',
  'x1',
  '1',
  '快递',
  'printType',
  'with space',
  'wxAppid',
]
const ANSWER_KEYS = [
  'delivery_id',
  'biz_id',
  'a',
  'a_b',
  '_a',
  'A',
  'a__b',
  'list',
  'count',
  'x_1',
  '1',
  '快递_id',
  'errCode',
  'errMsg',
  'aB',
]
const NUMBERS = [0, -0, 1, -1, 1.5, 1e21, 1e-7, 123456789012345, 0.1, NaN, Infinity]
const CODES = [40003, 41030, 43104, 45009, 47001, 48001, 61500, 9300501, 930559, -2, '40013', '0a', true]
const MESSAGES = ['invalid openid', '', '不合法', 'a rid: 6566-1 b', null, 5, ['a', 'b'], true, undefined]
const TYPES = ['image/png', 'image/jpeg', 'application/pdf', 'x-own/unheard-of', 'text/csv']

const toSnakeCase = (name) => name.replace(/[A-Z]/g, (letter, index) => `${index ? '_' : ''}${letter.toLowerCase()}`)
const isLeftOut = (value) => ['undefined', 'function', 'symbol'].includes(typeof value)

// Of {aB: undefined, a_b: 1} the SDK loses a_b, and the client sends it.
function withoutLostNames(object) {
  const names = Object.keys(object)
  const isDouble = (name) => names.filter((other) => toSnakeCase(other) === toSnakeCase(name)).length > 1
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => !isLeftOut(value) || !isDouble(name)))
}

// A sequence of calls that a seed determines.
function createGenerator(seed) {
  let state = BigInt(seed)
  const next = (bound) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn
    return Number((state >> 33n) % BigInt(bound))
  }
  const pick = (items) => items[next(items.length)]
  const many = (most, create) => Array.from({ length: next(most + 1) }, create)
  const object = (keys, most, create) => withoutLostNames(Object.fromEntries(many(most, () => [pick(keys), create()])))
  const bytes = () => Buffer.from(many(300, () => next(256)))
  const apis = readCatalog().filter(callable)
  const uploads = apis.filter(({ kind }) => kind === 'UPLOAD')

  const scalar = () =>
    pick([
      () => pick(TEXTS),
      () => pick(NUMBERS),
      () => next(2) === 0,
      () => null,
      () => undefined,
      () => BigInt(next(1e9)) * 10n ** 12n + 7n,
    ])()
  const odd = () =>
    pick([
      () => new Date(1764000000000),
      () => new Money(5),
      () => () => 1,
      () => Symbol('s'),
      () => new Map([[1, 2]]),
      () => Buffer.from('ab'),
    ])()
  const value = (depth) => {
    const kind = next(depth > 0 ? 10 : 6)
    if (kind < 5) return scalar()
    if (kind === 5) return odd()
    return kind < 8 ? many(3, () => value(depth - 1)) : object(KEYS, 4, () => value(depth - 1))
  }
  const jsonNumber = () => pick(NUMBERS.filter(Number.isFinite))
  const json = (depth) => {
    const kind = next(depth > 0 ? 8 : 4)
    if (kind < 4) return [pick(TEXTS), jsonNumber(), next(2) === 0, null][kind]
    return kind < 6 ? many(3, () => json(depth - 1)) : object(ANSWER_KEYS, 5, () => json(depth - 1))
  }
  const file = (convertCase) => ({
    ...(convertCase || next(2) ? {} : { fileName: pick(['photo.png', 'a b.jpg']) }),
    [next(4) ? 'contentType' : 'content_type']: pick(TYPES),
    value: bytes(),
  })
  const data = (api, convertCase) => {
    const fields = object(KEYS, 5, () => value(3))
    if (api.kind === 'UPLOAD') {
      return { ...fields, [pick(['media', 'img'])]: file(convertCase) }
    }
    return pick([
      () => fields,
      () => fields,
      () => fields,
      () => fields,
      () => undefined,
      () => null,
      () => new Money(3),
      () => ({}),
    ])()
  }
  const answer = () => {
    const kind = next(20)
    if (kind < 9) return jsonAnswer({ errcode: 0, errmsg: 'ok', ...object(ANSWER_KEYS, 6, () => json(3)) })
    if (kind < 13) return jsonAnswer({ errcode: pick(CODES), errmsg: pick(MESSAGES), ...object(ANSWER_KEYS, 2, () => json(1)) })
    if (kind < 15)
      return { contentType: pick(['image/png', 'image/jpeg', ' audio/mp3 ', 'application/octet-stream']), body: bytes() }
    if (kind === 15) return jsonAnswer(object(ANSWER_KEYS, 6, () => json(3)))
    if (kind === 16) return { contentType: 'text/plain', body: pick(['plain text', '{"a_b":1}', '日本', '{']) }
    if (kind === 17) return { contentType: JSON_TYPE, body: pick(['', '{', '<html>', '{"a":}', 'ok']) }
    if (kind === 18) return { cut: true }
    return { contentType: JSON_TYPE, body: '{"errcode":1,"errmsg":{}}' }
  }
  return () => {
    const api = next(4) === 0 ? pick(uploads) : pick(apis)
    const convertCase = pick([undefined, undefined, undefined, false, false, true])
    const appid = pick([undefined, undefined, null, 'wx2222222222222222'])
    const options = pick([undefined, { convertCase, appid }, { convertCase, appid }])
    return { api, options, data: data(api, options?.convertCase !== false), answer: answer() }
  }
}

const jsonAnswer = (content) => ({ contentType: JSON_TYPE, body: JSON.stringify(content) })

module.exports = { createGenerator, readCatalog }
