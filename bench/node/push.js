// WeChat's message push to EventBridge as a competent Node developer writes it: node:crypto and the AWS SDK v3, the clients and the secret
// kept between invocations, the secret asked for while the process still starts. esbuild makes one minified file of it, as the SAM CLI does.
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

const { WECHAT_APP_ID: appId, WECHAT_PUSH_ARN: secretId, WECHAT_PUSH_BUS: bus } = process.env
const MAX_AGE_SECONDS = 600
const BLOCK = 32

const events = new EventBridgeClient({})
const secrets = new SecretsManagerClient({})

async function readKeys() {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretId }))
  const { token, encodingAesKey } = JSON.parse(SecretString)
  return { token, aesKey: Buffer.from(encodingAesKey + '=', 'base64') }
}

let keys = readKeys()
keys.catch(() => {})

async function currentKeys() {
  try {
    return await keys
  } catch {
    keys = readKeys()
    return keys
  }
}

const signature = (...parts) => createHash('sha1').update(parts.sort().join('')).digest()

function isEqual(expected, given = '') {
  const actual = Buffer.from(given, 'hex')
  return actual.length === expected.length && timingSafeEqual(expected, actual)
}

const isRecent = (timestamp) => Math.abs(Date.now() / 1000 - Number(timestamp)) <= MAX_AGE_SECONDS

function decrypt(encrypted, aesKey) {
  const decipher = createDecipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()])
  const padding = padded.at(-1)
  if (padding < 1 || padding > BLOCK) throw new Error('padding')
  const plain = padded.subarray(0, padded.length - padding)
  const end = 20 + plain.readUInt32BE(16)
  if (plain.toString('utf8', end) !== appId) throw new Error('appid')
  return plain.toString('utf8', 20, end)
}

const respond = (statusCode, body = '') => ({ statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, body })

function open({ body, isBase64Encoded }, query, { token, aesKey }) {
  const { Encrypt } = JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
  if (!isEqual(signature(token, query.timestamp, query.nonce, Encrypt), query.msg_signature)) throw new Error('signature')
  if (!isRecent(query.timestamp)) throw new Error('timestamp')
  const text = decrypt(Encrypt, aesKey)
  return { text, message: JSON.parse(text) }
}

async function receive(event, query) {
  const found = await currentKeys()
  let opened
  try {
    opened = open(event, query, found)
  } catch (refused) {
    console.warn(JSON.stringify({ outcome: 'refused', reason: refused.message }))
    return respond(403)
  }
  const { text, message } = opened
  const { FailedEntryCount } = await events.send(new PutEventsCommand({
    Entries: [{
      Source: `wechat.${appId}`,
      DetailType: message.Event ?? message.MsgType,
      Detail: text,
      Time: new Date(message.CreateTime * 1000),
      Resources: [`push:${createHash('sha256').update(text).digest('hex')}`],
      EventBusName: bus,
    }],
  }))
  console.log(JSON.stringify({ outcome: FailedEntryCount ? 'notDelivered' : 'delivered' }))
  return FailedEntryCount ? respond(500) : respond(200, 'success')
}

async function verify(query) {
  const { token } = await currentKeys()
  return isEqual(signature(token, query.timestamp, query.nonce), query.signature) ? respond(200, query.echostr) : respond(403)
}

export async function handler(event) {
  const query = event.queryStringParameters ?? {}
  try {
    return event.requestContext.http.method === 'POST' ? await receive(event, query) : await verify(query)
  } catch (failed) {
    console.error(failed)
    return respond(500)
  }
}
