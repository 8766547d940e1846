'use strict'

const assert = require('node:assert')
const { execFileSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { test } = require('node:test')

const root = path.resolve(__dirname, '../..')
const repository = path.resolve(root, '../..')
const read = (...parts) => fs.readFileSync(path.join(...parts), 'utf8')
const run = (command, ...args) => execFileSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 24 })

test('openapi.d.ts is what the generator makes of the catalog', () => {
  assert.strictEqual(read(root, 'openapi.d.ts'), run(process.execPath, 'scripts/generate-types.mjs', '--print'), 'run .ci/generate')
})

test('each name of the catalog is declared', () => {
  const names = read(repository, 'src/main/resources/io/cloudcall/call/api-catalog.tsv').match(/^[^#\t\n]+(?=\t)/gm)
  const program = names
    .map(
      (name) =>
        `openapi${name
          .split('.')
          .map((part) => `['${part}']`)
          .join('')};`,
    )
    .join('\n')
  const folder = fs.mkdtempSync(path.join(root, 'test/types/names-'))
  try {
    fs.writeFileSync(path.join(folder, 'names.ts'), `import { openapi } from 'cloudcall'\n${program}\n`)
    assert.ok(names.length > 300)
    run(process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'test/types')
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})

test("the version is the project's, and the license", () => {
  const { version } = JSON.parse(read(root, 'package.json'))
  assert.strictEqual(version, /<artifactId>cloudcall<\/artifactId>\s*<version>([^<]+)</.exec(read(repository, 'pom.xml'))[1])
  assert.strictEqual(read(root, 'LICENSE'), read(repository, 'LICENSE'))
})

test('the package holds what is needed, and nothing else', () => {
  const [{ files, size }] = JSON.parse(run('npm', 'pack', '--dry-run', '--json'))
  assert.deepStrictEqual(files.map(({ path: file }) => file).sort(), [
    'LICENSE',
    'README.md',
    'index.d.mts',
    'index.d.ts',
    'index.js',
    'index.mjs',
    'lib/call.js',
    'lib/cloud.js',
    'lib/errors.js',
    'lib/event.js',
    'lib/json.js',
    'lib/lambda.js',
    'lib/openapi.js',
    'lib/result.js',
    'openapi.d.ts',
    'package.json',
  ])
  assert.ok(size < 40000, `${size} bytes`)
})

test('the lock file has no address of a registry', () => {
  assert.doesNotMatch(read(root, 'package-lock.json'), /"resolved"/)
})
