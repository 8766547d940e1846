// wx-server-sdk with a stubbed transport: cloud.openapi, whose requests are kept and whose answer is set here.
'use strict'

const Module = require('module')

const transport = { answer: Buffer.alloc(0), request: null }

const load = Module._load
Module._load = (request, ...rest) => (request === '@cloudbase/node-sdk' ? { init: stub, SYMBOL_CURRENT_ENV: Symbol('env') } : load(request, ...rest))

function stub() {
  return {
    async callCompatibleWxOpenApi(options) {
      transport.request = options.requestData
      return transport.answer
    },
    logger() {},
  }
}

process.env.TCB_ENV = 'oracle'
const cloud = require('wx-server-sdk')
cloud.init({ env: 'oracle' })

module.exports = { openapi: cloud.openapi, transport }
