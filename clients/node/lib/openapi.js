'use strict'

const { isObject } = require('./json')

const OF_FUNCTIONS = new Set(Object.getOwnPropertyNames(Function.prototype))

// A name of the catalog whose last part the SDK takes for a function's own method.
const CALLS_NAMED_AS_METHODS = new Set(['officialAccount.mpStore.apply'])

// cloud.openapi: any property is a part of a name, and each is callable, as in the SDK.
function createOpenapi(callable, options = {}) {
  return new Proxy(() => {}, {
    get: (target, part) => (isNoName(part) ? NO_NAME[part] : createName(callable, options, [part])),
    apply: (target, self, [given]) => {
      if (!isObject(given)) {
        throw new Error('an options object is expected')
      }
      return createOpenapi(callable, { ...given })
    },
  })
}

function createName(callable, options, parts) {
  return new Proxy(function () {}, {
    get: (target, part) => {
      if (isNoName(part)) {
        return NO_NAME[part]
      }
      return OF_FUNCTIONS.has(part) && !CALLS_NAMED_AS_METHODS.has([...parts, part].join('.'))
        ? callable[part]
        : createName(callable, options, [...parts, part])
    },
    apply: (target, self, args) => callable.call(self, options, parts, ...args),
  })
}

// JSON.stringify asks for toJSON, and await for then: a name that ends so would make a call, and await would never end.
const NO_NAME = { toJSON: {}, then: undefined }
const isNoName = (part) => typeof part === 'string' && Object.hasOwn(NO_NAME, part)

module.exports = { createOpenapi }
