// How long wx-server-sdk takes from the bytes that its transport gives to the text that a cloud function returns, in microseconds:
// one line, the mean of one batch, for each line read from standard input. Its transport is stubbed, and the time before it answers
// (a timer in the SDK) does not count.
// node conversion.js ANSWER_FILE CALLS_IN_A_BATCH
'use strict'

const fs = require('fs')
const Module = require('module')
const readline = require('readline')

const answer = fs.readFileSync(process.argv[2])
const calls = Number(process.argv[3])
let began

const load = Module._load
Module._load = (request, ...rest) =>
  request === '@cloudbase/node-sdk'
    ? { init: () => ({ callCompatibleWxOpenApi, logger() {} }), SYMBOL_CURRENT_ENV: Symbol('env') }
    : load(request, ...rest)

async function callCompatibleWxOpenApi() {
  began = process.hrtime.bigint()
  return answer
}

async function main() {
  const cloud = require('wx-server-sdk')
  cloud.init({ env: 'bench' })
  let text = ''
  const batch = async () => {
    let spent = 0n
    for (let i = 0; i < calls; i++) {
      text = JSON.stringify(await cloud.openapi.logistics.getAllAccount({}))
      spent += process.hrtime.bigint() - began
    }
    return Number(spent) / calls / 1000
  }
  await batch()
  console.log(text)
  for await (const line of readline.createInterface({ input: process.stdin })) console.log(await batch())
}

main()
