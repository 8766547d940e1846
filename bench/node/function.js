// The function in a cloud function's own words: wx-server-sdk as it is published, nothing in it replaced. TCB_CONTEXT_CNFG in the
// environment tells it where Tencent's gateway answers.
'use strict'

const cloud = require('wx-server-sdk')

cloud.init({ env: 'bench' })

exports.main = async () => cloud.openapi.logistics.getAllAccount({})

const content = (value) => Buffer.from(typeof value === 'string' ? value : value.data, 'base64')

// A picture to WeChat, or one from there.
exports.router = async ({ openapi, data }) =>
  openapi === 'logistics.getAllAccount'
    ? cloud.openapi.logistics.getAllAccount(data)
    : openapi === 'wxacode.get'
      ? cloud.openapi.wxacode.get(data)
      : cloud.openapi.security.imgSecCheck({ media: { ...data.media, value: content(data.media.value) } })
