// The sandbox's own HTTP API, as openapi.json describes it.

const BASE = '_sandbox/'
const TIMEOUT_MILLIS = 10000

export class ApiError extends Error {}

export class UnreachableError extends Error {}

let last = Promise.resolve()

// One after another, over the connection that is there: a second one would take a fault that waits for the next connection.
function call(method, path, body) {
  const answer = last.then(() => send(method, path, body))
  last = answer.catch(() => {})
  return answer
}

async function send(method, path, body) {
  const options = { method, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT_MILLIS) }
  if (method !== 'GET') {
    options.headers = { 'content-type': 'application/json' }
    options.body = JSON.stringify(body ?? {})
  }
  let response
  let source
  try {
    response = await fetch(BASE + path, options)
    source = await response.text()
  } catch (error) {
    throw new UnreachableError(error.message)
  }
  return parse(response, source)
}

function parse(response, source) {
  let answer
  try {
    answer = JSON.parse(source)
  } catch {
    throw new UnreachableError(`HTTP ${response.status}`)
  }
  if (!response.ok) throw new ApiError(answer.error ?? `HTTP ${response.status}`)
  return answer
}

function query(parameters) {
  return '?' + new URLSearchParams(parameters)
}

function ofApp(appId, collection) {
  return `apps/${encodeURIComponent(appId)}/${collection}`
}

export const api = {
  apps: () => call('GET', 'apps'),
  accounts: appId => call('GET', ofApp(appId, 'accounts')),
  orders: appId => call('GET', ofApp(appId, 'orders')),
  moveWaybill: (appId, move) => call('POST', ofApp(appId, 'moves'), move),
  clock: () => call('GET', 'clock'),
  advanceClock: duration => call('POST', 'clock/advance', { duration }),
  useRealTime: () => call('DELETE', 'clock'),
  tokens: appId => call('GET', 'tokens' + query({ appid: appId })),
  setTokenLifetime: (appId, seconds) => call('PUT', 'tokens' + query({ appid: appId }), { lifetime_seconds: seconds }),
  expireTokens: appId => call('POST', 'tokens/expire' + query({ appid: appId })),
  faults: () => call('GET', 'faults'),
  queueFault: fault => call('POST', 'faults', { fault }),
  clearFaults: () => call('DELETE', 'faults'),
  lastRequests: limit => call('GET', 'requests' + query({ limit })),
  requestsAfter: (after, limit) => call('GET', 'requests' + query({ after, limit })),
  events: () => call('GET', 'pushes/events'),
  pushes: () => call('GET', 'pushes'),
  push: (appId, event, data) => call('POST', 'pushes' + query({ appid: appId }), { event, data }),
  reset: () => call('POST', 'reset')
}
