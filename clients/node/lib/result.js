'use strict'

const { failure, fromPayload } = require('./errors')
const { isObject, parseBigInts } = require('./json')

const UNCERTAIN = 'Whether the call was made is unknown.'

// What a call resolves with; throws what it rejects with.
function toResult(api, text, { bigint, convertCase }) {
  const payload = parse(api, text, bigint)
  if (payload.errCode === undefined || typeof payload.errMsg !== 'string') {
    throw notOfCloudcall(api, payload)
  }
  const own = requireSameApi(api, payload)
  if (payload.errCode !== 0) {
    throw fromPayload(api, own)
  }
  if (isFile(payload)) {
    return { ...payload, buffer: Buffer.from(payload.buffer.data) }
  }
  return convertCase === false ? withoutPrototypes(payload) : payload
}

function parse(api, text, bigint) {
  let payload
  try {
    payload = (bigint ? parseBigInts : JSON.parse)(requireText(text))
  } catch (error) {
    throw failure(
      api,
      -501001,
      `The invocation's result is not JSON: let invoke resolve with the function's text. ${UNCERTAIN}`,
      error,
    )
  }
  return isObject(payload) ? payload : {}
}

// JSON.parse takes null and numbers, too.
function requireText(text) {
  if (typeof text !== 'string') {
    throw new TypeError(`the result is of type ${typeof text}, not a string`)
  }
  return text
}

// Lambda's own payload for an invocation that it ended; anything else is another function's.
function notOfCloudcall(api, { errorType, errorMessage }) {
  if (/timed out/i.test(String(errorMessage))) {
    return failure(api, -501002, `Lambda ended the function at its timeout: raise Timeout of the stack. ${UNCERTAIN}`)
  }
  return errorType === undefined && errorMessage === undefined
    ? failure(api, -501001, `The result has no errCode, so the function is not Cloudcall's: check functionArn or functionName. ${UNCERTAIN}`)
    : failure(api, -501001, `The function ended without a result (${errorType}): see its log for the cause. ${UNCERTAIN}`)
}

// A router has a * for a name that it does not know. A function for one API takes the whole event for that API's data.
function requireSameApi(api, payload) {
  const name = payload.errMsg.startsWith(`openapi.${api}:`) ? null : /^openapi\.(.+?):(?:ok$|fail )/.exec(payload.errMsg)
  if (name && name[1] !== '*') {
    throw failure(api, -601002, `The function makes ${name[1]} only, and has made it: deploy a router (CloudCallApi=*).`)
  }
  return name ? { ...payload, errMsg: payload.errMsg.replace('*', () => api) } : payload
}

const isFile = ({ contentType, buffer, ...others }) =>
  typeof contentType === 'string' &&
  isObject(buffer) &&
  buffer.type === 'Buffer' &&
  Array.isArray(buffer.data) &&
  Object.keys(others).length === 2

// Where keys are not converted, the SDK gives out the objects of its JSON library, which have no prototype.
function withoutPrototypes(result) {
  for (const value of Object.values(result)) {
    strip(value)
  }
  return result
}

function strip(value) {
  if (typeof value !== 'object' || value === null) {
    return
  }
  Object.values(value).forEach(strip)
  if (!Array.isArray(value)) {
    Object.setPrototypeOf(value, null)
  }
}

module.exports = { toResult }
