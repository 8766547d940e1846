import cloud, { init, openapi, type InitOptions } from 'cloudcall'
import * as all from 'cloudcall'

const options: InitOptions = { functionName: 'cloudcall:live' }
init(options)
cloud.init(options)
all.init(options)
export const counts: Promise<number>[] = [cloud, all].map(({ openapi: { logistics } }) =>
  logistics.getAllAccount().then(({ count }) => count),
)
export const quota = openapi.logistics.getQuota({ deliveryId: 'SF', bizId: 'SF_CARD' })
