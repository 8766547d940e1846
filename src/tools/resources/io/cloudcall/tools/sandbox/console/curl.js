// A request as a command for a POSIX shell, in which variables take the place of what the sandbox has redacted.

const REDACTED = '[redacted]'

// Terminals obey some of them, even within quotes, when a command is pasted.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

// Returns null if the sandbox does not have the whole body, or if pasting it could do harm.
export function curlCommand(request, origin) {
  const body = request.body ?? ''
  const isWhole = new TextEncoder().encode(body).length === request.body_bytes
  if (!isWhole || CONTROLS.test(body + request.path + request.content_type)) return null
  const parts = ['curl', '--globoff', quote(origin + request.path) + queryText(request.query)]
  if (request.method !== 'GET') parts.push('-X', quote(request.method))
  if (request.content_type) parts.push('-H', quote(`content-type: ${request.content_type}`))
  // Not --data, which would read a file if the body begins with an @.
  if (body) parts.push('--data-raw', quote(body))
  return parts.join(' ')
}

function queryText(query) {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map(value => [name, value]))
  return pairs.map(([name, value], i) => quote(`${i ? '&' : '?'}${encodeURIComponent(name)}=`) + valueText(name, value)).join('')
}

function valueText(name, value) {
  const isVariable = value === REDACTED && /^[a-z_]+$/.test(name)
  return isVariable ? `"$${name.toUpperCase()}"` : quote(encodeURIComponent(value))
}

function quote(content) {
  return `'${content.replaceAll("'", "'\\''")}'`
}
