// JSON is laid out by its characters: JSON.parse would lose digits of long numbers and the order and repeats of names.

const TOKEN = /"(?:\\.|[^"\\])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/g
const MAX_JSON_CHARACTERS = 1 << 20

export function isJson(source) {
  if (source.length > MAX_JSON_CHARACTERS || !/^\s*[[{"]/.test(source)) return false
  try {
    JSON.parse(source)
    return true
  } catch {
    return false
  }
}

// Returns [class, text] pairs; null as class for punctuation and white space.
export function layOut(source) {
  const tokens = source.match(TOKEN) ?? []
  const pieces = []
  let depth = 0
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]
    if (token === '{' || token === '[') {
      depth++
      pieces.push([null, next === '}' || next === ']' ? token : token + newLine(depth)])
      return
    }
    if (token === '}' || token === ']') {
      depth--
      const isEmpty = tokens[i - 1] === '{' || tokens[i - 1] === '['
      pieces.push([null, isEmpty ? token : newLine(depth) + token])
      return
    }
    if (token === ',') pieces.push([null, token + newLine(depth)])
    else if (token === ':') pieces.push([null, ': '])
    else pieces.push([kindOf(token, next), token])
  })
  return pieces
}

function newLine(depth) {
  return '\n' + '  '.repeat(Math.min(depth, 40))
}

function kindOf(token, next) {
  if (token.startsWith('"')) return next === ':' ? 'name' : 'string'
  return /^[tfn]/.test(token) ? 'literal' : 'number'
}
