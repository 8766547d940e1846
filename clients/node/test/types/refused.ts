import cloud from 'cloudcall'

// @ts-expect-error No such name.
cloud.openapi.logistics.getAllAcount({})
// @ts-expect-error No such family.
cloud.openapi.logistic.getAllAccount({})
// @ts-expect-error A required name is missing.
cloud.openapi.logistics.getQuota({ deliveryId: 'SF' })
// @ts-expect-error The data is required.
cloud.openapi.logistics.getQuota()
// @ts-expect-error A number is no text.
cloud.openapi.logistics.getQuota({ deliveryId: 5, bizId: 'a' })
// @ts-expect-error A misspelled name.
cloud.openapi.logistics.getQuota({ deliveryId: 'SF', bizId: 'a', bizID: 'a' })
// @ts-expect-error Not one of the words.
cloud.openapi.logistics.bindAccount({ type: 'open', bizId: 'a', deliveryId: 'SF' })
// @ts-expect-error The call takes no data.
cloud.openapi.logistics.getAllAccount({ deliveryId: 'SF' })
// @ts-expect-error No such field.
cloud.openapi.logistics.getAllAccount({}).then(({ accounts }) => accounts)
// @ts-expect-error No such field of an account.
cloud.openapi.logistics.getAllAccount({}).then(({ list }) => list[0].deliveryID)
// @ts-expect-error A text is no data.
cloud.openapi.subscribeMessage.send('oABC')
// @ts-expect-error A file has a media type.
cloud.openapi.security.imgSecCheck({ media: { value: Buffer.alloc(1) } })
// @ts-expect-error No access token is given out.
cloud.openapi.auth.getAccessToken({})
// @ts-expect-error A number is no AppID.
cloud.openapi({ appid: 5 })
// @ts-expect-error No such option.
cloud.openapi({ convertcase: false })
// @ts-expect-error Options are required.
cloud.openapi()
// @ts-expect-error No such option of init.
cloud.init({ arn: 'a' })
// @ts-expect-error A text is no function.
cloud.init({ invoke: 'name' })
// @ts-expect-error Only cloud.openapi is here.
cloud.callFunction({ name: 'a' })
