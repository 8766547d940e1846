'use strict'

// The texts that wx-server-sdk 4.0.2 puts beside its codes.
const TEXTS = {
  '-1': 'unknown error',
  '-404001': 'empty call result',
  '-404002': 'empty event id',
  '-404003': 'empty poll url',
  '-404004': 'empty poll result json',
  '-404005': 'exceed max poll retry',
  '-404006': 'empty poll result base resp',
  '-404007': 'error while polling for the result, poll result base resp ret %s',
  '-404008': 'error while polling for the result, polling server return a status code of %s',
  '-404009': 'error while polling for the result: %s',
  '-501001': 'resource system error',
  '-501002': 'resource server timeout',
  '-501003': 'exceed request limit',
  '-501004': 'exceed concurrent request limit',
  '-501005': 'invalid env',
  '-501006': 'invalid common parameters',
  '-501007': 'invalid parameters',
  '-501008': 'invalid request source',
  '-501009': 'resource not initialized',
  '-502001': 'database request fail',
  '-502002': 'database invalid command',
  '-502003': 'database permission denied',
  '-502004': 'database exceed collection limit',
  '-502005': 'database collection not exists',
  '-503001': 'storage request fail',
  '-503002': 'storage permission denied',
  '-503003': 'storage file not exists',
  '-503004': 'storage invalid sign parameter',
  '-504001': 'functions request fail',
  '-504002': 'functions execute fail',
  '-601001': 'system error',
  '-601002': 'system args error',
  '-601003': 'system network error',
  '-601004': 'api permission denied',
  '-601005': 'invalid cloudID',
  '-601006': 'cloudID expired',
  '-601007': 'cloudID and calling user does not match',
  '-601008': 'server-side request timedout',
  '-601009': 'missing mobile phone',
  '-601010': 'no write permission',
  '-601011': 'no privilege permission',
  '-601012': 'unauthorized env',
  '-601013': 'no multiend permission',
  '-601015': 'access denied (cloudfunction cloudbase_auth returns empty errCode)',
  '-601016': 'missing env auth info',
  '-601017': 'access denied (cloudbase_auth returns non-zero errCode)',
  '-602001': 'database query result size exceed limit (1MB)',
  '-602018': 'unauthorized API',
  '-604001': 'cloudfunction result size exceed limit (1MB)',
  '-604100': 'API not found',
  '-604101': 'function has no permission to call this API',
  '-604102': 'call open API timeout',
  '-604103': 'call open API system error',
  '-604104': 'illegal source of invocation',
}

const textOf = (errCode) => (Object.hasOwn(TEXTS, errCode) ? TEXTS[errCode] : '')

// The error that the SDK throws for what WeChat or its gateway answers. The message is computed, so it can follow errCode and errMsg.
class CloudSDKError extends Error {
  constructor({ errCode, errMsg }) {
    super(errMsg)
    Object.defineProperty(this, 'message', {
      get: () => `errCode: ${this.errCode} ${textOf(this.errCode)} | errMsg: ${this.errMsg}`,
      set: (message) => {
        this.errMsg = message
      },
    })
    this.errCode = errCode || -1
    this.errMsg = errMsg
  }
}

// The error that the SDK throws for what ends a call before an answer: an error that carries its text as errMsg, too.
function failure(api, errCode, reason, cause) {
  const message = `${prefix(api, errCode)}${reason}`
  const error = cause === undefined ? new Error(message) : new Error(message, { cause })
  return Object.assign(error, { errCode, errMsg: message })
}

const prefix = (api, errCode) => `openapi.${api}:fail ${errCode} ${textOf(errCode)}. `

// The error that a payload of the function stands for.
function fromPayload(api, { errCode, errMsg }) {
  if (errCode === -1 && errMsg === `openapi.${api}:fail Cannot convert object to primitive value`) {
    return Object.assign(new TypeError(errMsg), { errCode, errMsg })
  }
  const reason = prefix(api, errCode)
  return errMsg.startsWith(reason) ? failure(api, errCode, errMsg.slice(reason.length)) : new CloudSDKError({ errCode, errMsg })
}

// What the SDK makes of anything that its own code throws, such as an error of a getter among the data.
function fromScript(api, thrown) {
  if (thrown instanceof Error) {
    return typeof thrown.errMsg === 'string' ? thrown : named(api, thrown)
  }
  const text =
    typeof thrown === 'string'
      ? ` ${thrown}`
      : thrown
        ? ` ${thrown.errCode} ${textOf(thrown.errCode)}. ${thrown.errMsg || ''}`
        : ''
  const message = `openapi.${api}:fail${text}`
  return Object.assign(new Error(message), { errCode: (thrown && thrown.errCode) || -1, errMsg: message })
}

function named(api, error) {
  const message = `openapi.${api}:fail ${error.message}`
  const stack = String(error.stack).replace(error.message, () => message)
  Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true })
  error.message = message
  return Object.assign(error, { errCode: -1, errMsg: message })
}

module.exports = { CloudSDKError, failure, fromPayload, fromScript }
