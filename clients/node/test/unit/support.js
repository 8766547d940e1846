'use strict'

const { createNewInstance } = require('../..')

// A cloud whose function answers with a text, and the events that it got.
function withAnswer(answer, options = {}) {
  const events = []
  const cloud = createNewInstance({
    ...options,
    invoke: async (event, context) => {
      events.push(event)
      return typeof answer === 'function' ? answer(event, context) : answer
    },
  })
  return { cloud, events }
}

const ok = (api, fields = '') => `{${fields}"errMsg":"openapi.${api}:ok","errCode":0}`

module.exports = { ok, withAnswer }
