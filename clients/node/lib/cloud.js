'use strict'

const { version } = require('../package.json')
const { call } = require('./call')
const { CloudSDKError } = require('./errors')
const { isObject } = require('./json')
const { createInvoke } = require('./lambda')
const { createOpenapi } = require('./openapi')

const DEFAULT_TIMEOUT = 30000
const DYNAMIC_CURRENT_ENV = Symbol('DYNAMIC_CURRENT_ENV')

// What the SDK has beside openapi: only Tencent's cloud has what stands behind it.
const ELSEWHERE = [
  'callFunction',
  'cloudPay',
  'database',
  'deleteFile',
  'downloadFile',
  'getCloudCallSign',
  'getOpenData',
  'getTempFileURL',
  'getVoIPSign',
  'getWXContext',
  'logger',
  'uploadFile',
  'ai',
  'signature',
  'Cloud',
]

const NOT_INITIALIZED =
  "Cloud API isn't enabled, please call init first\n请先调用 init 完成初始化后再调用其他云 API。init 方法可传入一个对象用于设置默认配置，详见文档。"

function createCloud() {
  let settings
  const callable = (options, parts, data) => {
    if (!settings) {
      throw new CloudSDKError({ errMsg: NOT_INITIALIZED })
    }
    return call(settings, parts.join('.'), data, options)
  }
  const cloud = {
    version,
    DYNAMIC_CURRENT_ENV,
    init: (options) => {
      settings ??= toSettings(options)
    },
    createNewInstance: (options) => {
      const instance = createCloud()
      instance.init(options)
      return instance
    },
    openapi: createOpenapi(callable),
  }
  ELSEWHERE.forEach((name) => Object.defineProperty(cloud, name, { value: unsupported(name) }))
  return cloud
}

function toSettings(options = {}) {
  if (!isObject(options)) {
    throw new TypeError('cloud.init: the options are not an object: pass one, such as {functionArn: "arn:aws:lambda:…"}')
  }
  const { invoke, bigint = false, timeout = DEFAULT_TIMEOUT } = options
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > 900000) {
    throw new TypeError(`cloud.init: timeout is ${String(timeout)}: set it to milliseconds from 1 to 900000`)
  }
  if (invoke === undefined) {
    return { invoke: createInvoke(withTarget(options)), isOwnInvoke: false, bigint, timeout }
  }
  if (typeof invoke !== 'function') {
    throw new TypeError("cloud.init: invoke is not a function: pass an async function from the event's text to the result's text")
  }
  return { invoke, isOwnInvoke: true, bigint, timeout }
}

function withTarget(options) {
  const functionArn = options.functionArn || (options.functionName ? undefined : process.env.CLOUDCALL_FUNCTION)
  if (!functionArn && !options.functionName) {
    throw new TypeError('cloud.init: no function is named: set functionArn, functionName or invoke, or the environment variable CLOUDCALL_FUNCTION')
  }
  return { ...options, functionArn }
}

const unsupported = (name) =>
  function () {
    throw new Error(`cloud.${name} is not in cloudcall, which makes cloud.openapi calls only: use wx-server-sdk for it`)
  }

module.exports = { createCloud }
