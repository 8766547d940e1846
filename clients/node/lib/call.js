'use strict'

const { failure, fromScript } = require('./errors')
const { toEvent } = require('./event')
const { describe } = require('./lambda')
const { toResult } = require('./result')

// Makes one call: its event, the invocation, its result.
async function call(settings, api, data, options) {
  const event = script(api, () => toEvent(api, data, options))
  const text = await invocation(settings, api, event)
  return toResult(api, text, { bigint: settings.bigint, convertCase: options.convertCase })
}

function script(api, run) {
  try {
    return run()
  } catch (thrown) {
    throw fromScript(api, thrown)
  }
}

async function invocation({ invoke, isOwnInvoke, timeout }, api, event) {
  const abort = new AbortController()
  let timer
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`no result within ${timeout} ms`), { name: 'TimeoutError' }))
      abort.abort()
    }, timeout)
  })
  try {
    const result = await Promise.race([invoke(event, { signal: abort.signal }), late])
    return ArrayBuffer.isView(result) ? Buffer.from(result).toString() : result
  } catch (error) {
    const { errCode, reason } = describe(error, isOwnInvoke)
    throw failure(api, errCode, reason, error)
  } finally {
    clearTimeout(timer)
  }
}

module.exports = { call }
