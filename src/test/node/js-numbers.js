// Writes how JavaScript prints doubles, where shortest texts are hardest: one line for each, its bits in hex and its text.
// node src/test/node/js-numbers.js > src/test/resources/contract/js-numbers.txt
'use strict'

const view = new DataView(new ArrayBuffer(8))
const doubles = new Map()
let state = 20261124n

function bitsOf(value) {
  view.setFloat64(0, value)
  return view.getBigUint64(0)
}

function ofBits(bits) {
  view.setBigUint64(0, bits)
  return view.getFloat64(0)
}

function random() {
  state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn
  return state ^ (state >> 33n)
}

function add(bits) {
  const value = ofBits(bits)
  if (Number.isFinite(value)) doubles.set(bits.toString(16).padStart(16, '0'), String(value))
}

function addWithNeighbours(value, distance) {
  const bits = bitsOf(value)
  for (let i = -distance; i <= distance; i++) {
    const neighbour = bits + BigInt(i)
    if (neighbour >= 0n) add(neighbour)
  }
}

for (const threshold of [1e21, 1e-6, 1e-7, 1e20, 1e22, 1e-5, 1e15, 1e16, 1e17, 2 ** 53, Number.MAX_VALUE]) {
  addWithNeighbours(threshold, 2)
}
for (let bits = 0n; bits < 40n; bits++) add(bits)
for (let shift = 0n; shift < 52n; shift += 3n) add(1n << shift)
for (let power = -1074; power < 1024; power += 31) addWithNeighbours(2 ** power, 1)
for (let power = -323; power < 309; power += 13) addWithNeighbours(Number(`1e${power}`), 1)
for (let power = -323; power < 308; power += 17) add(bitsOf(Number(`${1 + Number(random() % 9n)}e${power}`)))
for (let i = 0; i < 60; i++) add(random() & 0x000fffffffffffffn)
for (let i = 0; i < 120; i++) add(random())
for (let i = 0; i < 60; i++) {
  add(bitsOf(Number(`${10n ** 14n + (random() % (9n * 10n ** 14n))}e${Number(random() % 60n) - 45}`)))
}

console.log(`# bits and String(value) of doubles, made by src/test/node/js-numbers.js with Node ${process.version}`)
for (const [bits, text] of doubles) console.log(`${bits} ${text}`)
