import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from './sandbox.mjs'

const RESOURCES = path.join(ROOT, 'src/tools/resources/io/cloudcall/tools/sandbox')
const CONSOLE = path.join(RESOURCES, 'console')

// A data URL, since .js is CommonJS to Node here.
async function messages() {
  const source = fs.readFileSync(path.join(CONSOLE, 'messages.js'))
  return (await import(`data:text/javascript;base64,${source.toString('base64')}`)).MESSAGES
}

function sources() {
  return fs.readdirSync(CONSOLE).map(name => [name, fs.readFileSync(path.join(CONSOLE, name), 'utf8')])
}

function parametersOf(pattern) {
  return [...pattern.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort()
}

test('each text has both languages with the same parameters', async () => {
  const withoutWords = ['number', 'moved']
  for (const [key, both] of Object.entries(await messages())) {
    assert.equal(both.length, 2, key)
    const [english, chinese] = both
    assert.deepEqual(parametersOf(english), parametersOf(chinese), key)
    assert.doesNotMatch(english, /\p{Script=Han}/u, key)
    if (!withoutWords.includes(key)) assert.match(chinese, /\p{Script=Han}/u, key)
    assert.doesNotMatch(chinese, /沙箱|凭证|应答|剩余面单|您/, key)
  }
})

test('each text that the console names is there, and each that is there is named', async () => {
  const all = await messages()
  const named = new Set()
  for (const [name, source] of sources()) {
    const uses = [...source.matchAll(/\btext\('([\w.-]+)'|data-(?:text|label|hint)="([\w.-]+)"/g)].map(match => match[1] ?? match[2])
    for (const key of uses) assert.ok(key in all, `${name}: ${key}`)
    uses.forEach(key => named.add(key))
    if (name !== 'messages.js') {
      for (const [, key] of source.matchAll(/'(\w+)'/g)) if (key in all) named.add(key)
    }
  }
  const unused = Object.keys(all).filter(key => !key.includes('.') && !named.has(key))
  assert.deepEqual(unused, [])
})

test('each event of the catalog and each kind of fault has a text', async () => {
  const all = await messages()
  const rows = fs.readFileSync(path.join(RESOURCES, 'push/push-events.jsonl'), 'utf8').trim().split('\n').map(line => JSON.parse(line))
  for (const { event, message } of rows) assert.ok(`event.${event ?? message}` in all, event ?? message)
  const plan = fs.readFileSync(path.join(ROOT, 'src/tools/java/io/cloudcall/tools/sandbox/FaultPlan.java'), 'utf8')
  const kinds = /KINDS =([^;]+);/.exec(plan)[1].match(/[a-z][a-z-]+/g)
  const described = Object.keys(all).filter(key => key.startsWith('faultKind.')).map(key => key.slice('faultKind.'.length))
  assert.deepEqual(described.sort(), kinds.sort())
})

test('text reaches the page by textContent only, and nothing comes from elsewhere', () => {
  for (const [name, source] of sources()) {
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacent|document\.write|createContextualFragment|\beval\b|new Function/, name)
    assert.doesNotMatch(source.replaceAll('http://www.w3.org/2000/svg', ''), /https?:\/\//, name)
    assert.doesNotMatch(source, /\sstyle="|\son\w+="/, name)
  }
})
