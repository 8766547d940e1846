// The function in a cloud function's own words: wx-server-sdk as it is published, nothing in it replaced. TCB_CONTEXT_CNFG in the
// environment tells it where Tencent's gateway answers.
'use strict'

const cloud = require('wx-server-sdk')

cloud.init({ env: 'bench' })

exports.main = async () => cloud.openapi.logistics.getAllAccount({})
