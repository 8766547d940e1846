'use strict'

const util = require('node:util')

// A program on the SDK: one call, and all that a program can see of what became of it.
async function run(cloud, { api, options, data }) {
  const root = options === undefined ? cloud.openapi : cloud.openapi(options)
  try {
    const result = await partsOf(api.name).reduce((object, part) => object[part], root)(data)
    return { result, json: JSON.stringify(result), keys: Object.keys(result), inspected: util.inspect(result, { depth: null }) }
  } catch (error) {
    return { error, seen: describe(error) }
  }
}

// A name in a list is one part, whatever is in it.
const partsOf = (name) => (Array.isArray(name) ? name : name.split('.'))

const describe = (error) => ({
  text: String(error),
  json: JSON.stringify(error),
  name: error.name,
  message: error.message,
  errCode: error.errCode,
  errMsg: error.errMsg,
  isError: error instanceof Error,
  type: error.constructor.name,
  fields: Object.entries(error),
  properties: Object.getOwnPropertyNames(error).sort(),
  // The SDK puts a prefix behind the seventh character of the stack, which breaks the name of other classes.
  inspected: ['CloudSDKError', 'Error'].includes(error.constructor.name) ? withoutFrames(util.inspect(error)) : '',
})

const withoutFrames = (text) => text.replace(/^ +at .*\n?/gm, '')

module.exports = { run }
