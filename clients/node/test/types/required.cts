import cloud = require('cloudcall')
import * as all from 'cloudcall'

cloud.init({ functionName: 'cloudcall:live' })
export const count: Promise<number> = all.openapi.logistics.getAllDelivery({}).then((result) => result.count)
export const file: Promise<Buffer> = cloud.openapi.wxacode.get({ path: 'pages/index' }).then(({ buffer }) => buffer)
