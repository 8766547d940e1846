'use strict'

// Lambda's errors by what has to be done. A throttled or refused request was not carried out; after any other it is unknown.
const REFUSED = 'The call was not made.'
const UNCERTAIN = 'Whether the call was made is unknown.'
const THROTTLED =
  /^(TooManyRequests|Throttling|ThrottledException|RequestLimitExceeded|EC2Throttled|ProvisionedThroughput|SlowDown)/
const FORBIDDEN = /^(AccessDenied|UnrecognizedClient|UnauthorizedOperation|NotAuthorized|OptInRequired)/
const NO_CREDENTIALS =
  /^(CredentialsProviderError|ExpiredToken|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|MissingAuthenticationToken|IncompleteSignature|TokenProviderError)/
const NOT_FOUND = /^ResourceNotFound/
const TOO_LARGE = /^(RequestTooLarge|RequestEntityTooLarge|EntityTooLarge)/
const NOT_READY =
  /^(ResourceNotReady|ResourceConflict|SnapStart|ServiceException|ServiceUnavailable|InternalFailure|InternalServerError)/
const UNCONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/
const DISCONNECTED = /^(ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|ECONNABORTED)/
const NO_REGION = /^NoRegion/
const NO_SDK = /^NoSdk/
const TIMED_OUT = /^(TimeoutError|AbortError|ETIMEDOUT|RequestTimeout)/

const RULES = [
  [THROTTLED, -501003, `Lambda throttled the call: raise the function's or the account's concurrency, or call later. ${REFUSED}`],
  [FORBIDDEN, -501001, `AWS refused the call: allow the caller's role lambda:InvokeFunction on the function. ${REFUSED}`],
  [
    NO_CREDENTIALS,
    -501001,
    `The AWS credentials are missing, wrong or expired: give the program a role or keys. ${REFUSED}`,
  ],
  [NOT_FOUND, -501001, `The function does not exist: check functionArn or functionName, the region and the account. ${REFUSED}`],
  [TOO_LARGE, -501001, `The event is larger than Lambda's 6 MB: send a smaller file. ${REFUSED}`],
  [NOT_READY, -501001, `Lambda could not run the function now: try again later. ${UNCERTAIN}`],
  [UNCONNECTED, -501001, `Lambda is unreachable: check the region, the network and the proxy. ${REFUSED}`],
  [DISCONNECTED, -501001, `The connection to Lambda broke: check the network and the proxy. ${UNCERTAIN}`],
  [NO_REGION, -501001, `The region is missing: set AWS_REGION, or give cloud.init a region or a functionArn. ${REFUSED}`],
  [NO_SDK, -501001, `The AWS SDK is missing: run npm install @aws-sdk/client-lambda, or give cloud.init an invoke. ${REFUSED}`],
  [TIMED_OUT, -501002, `Lambda did not respond in time: check the network, or raise timeout. ${UNCERTAIN}`],
]

// The errCode and the reason of a failed invocation. AWS's own text names accounts and roles, and stays in the error's cause.
function describe(error, isOwnInvoke) {
  const names = namesOf(error)
  const rule = RULES.find(([pattern]) => names.some((name) => pattern.test(name)))
  if (rule) {
    return { errCode: rule[1], reason: rule[2] }
  }
  const text = isOwnInvoke
    ? `invoke failed: ${error instanceof Error ? error.message : String(error)}.`
    : `The invocation failed (${names.join(', ')}): see the error's cause.`
  return { errCode: -501001, reason: `${text} ${UNCERTAIN}` }
}

function namesOf(error) {
  const names = [error, error && error.cause].flatMap((each) => (each ? [each.name, each.code] : []))
  const known = names.filter((name) => typeof name === 'string' && name !== 'Error')
  return isWithoutRegion(error) ? ['NoRegion', ...known] : known
}

// The AWS SDK has no name for it.
const isWithoutRegion = (error) => error instanceof Error && error.message === 'Region is missing'

// The async function from an event's text to the result's text, by the AWS SDK. Loaded by the first call, and never asked for when the
// caller has an invoke or a client of its own.
function createInvoke({ functionName, functionArn, region, client }) {
  const target = functionArn || functionName
  const lambda = once(() => {
    const sdk = loadSdk()
    // One attempt: a second one could make a write twice.
    return { sdk, client: client || new sdk.LambdaClient({ ...regionOf(region, target), maxAttempts: 1 }) }
  })
  return async (event, { signal } = {}) => {
    const { sdk, client: sender } = lambda()
    const command = new sdk.InvokeCommand({ FunctionName: target, Payload: Buffer.from(event) })
    const { Payload } = await sender.send(command, { abortSignal: signal })
    return Buffer.from(Payload || []).toString()
  }
}

function loadSdk() {
  try {
    return require('@aws-sdk/client-lambda')
  } catch (error) {
    throw Object.assign(new Error('@aws-sdk/client-lambda cannot be loaded', { cause: error }), { name: 'NoSdk' })
  }
}

function regionOf(region, target) {
  const own = /^arn:[^:]+:lambda:([^:]+):/.exec(target)
  const chosen = region || (own && own[1])
  return chosen ? { region: chosen } : {}
}

function once(create) {
  let created
  return () => (created ??= create())
}

module.exports = { createInvoke, describe }
