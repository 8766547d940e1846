import fs from 'node:fs'
import cloud, { createNewInstance, init, openapi, type CallError, type LogisticsAccount } from 'cloudcall'

init({
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:cloudcall:live',
  region: 'us-east-1',
  timeout: 20000,
  bigint: true,
})
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const other = createNewInstance({ invoke: async (event) => event })

export async function main(): Promise<string[]> {
  const { list, count } = await cloud.openapi.logistics.getAllAccount({})
  await cloud.openapi.logistics.getAllAccount()
  const few: LogisticsAccount[] = list.filter((account) => (account.quotaNum ?? 0) < 10 && count > 0)
  const { quotaNum } = await openapi.logistics.getQuota({ deliveryId: 'SF', bizId: 'SF_CARD' })
  await openapi.logistics.bindAccount({ type: 'bind', bizId: 'a', deliveryId: 'SF' })
  const code = await openapi.wxacode.getUnlimited({ scene: `a=${quotaNum}` })
  fs.writeFileSync('code.png', code.buffer)
  await openapi.security.imgSecCheck({ media: { contentType: 'image/png', value: fs.readFileSync('photo.png') } })
  const { order_list: orders } = await openapi({ convertCase: false }).logistics.batchGetOrder({ order_list: [] })
  await openapi({ appid: 'wx2222222222222222' }).logistics.getQuota({ deliveryId: 'SF', bizId: 'SF_CARD' })
  await openapi({ method: 'POST', read: true })['/cgi-bin/openapi/quota/get']({ cgiPath: '/cgi-bin/message/custom/send' })
  await openapi['/cgi-bin/openapi/quota/get']({ cgiPath: '/a' })
  await other.openapi.officialAccount.tags.getUsers({ tagid: 1 })
  await openapi.subscribeMessage
    .send({ touser: 'o', templateId: 't', anything: [1] })
    .catch((error: CallError) => error.errCode + 1)
  return [...few.map((account) => account.deliveryId), ...orders]
}
