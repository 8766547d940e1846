'use strict'

const { execFileSync, spawn } = require('node:child_process')
const { randomUUID } = require('node:crypto')
const fs = require('node:fs')
const http = require('node:http')
const os = require('node:os')
const path = require('node:path')

const TARGET = path.resolve(__dirname, '../../../../../target')
const { JAVA_HOME } = process.env
if (!JAVA_HOME) {
  throw new Error('JAVA_HOME is not set: set it to a JDK 25')
}
const NEXT = '/2018-06-01/runtime/invocation/next'
const DEADLINE = 15000

// The packaged function in a process of its own, behind Lambda's Runtime API: invoke is what the client takes.
async function startFunction(settings) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloudcall-node-'))
  const log = path.join(folder, 'log')
  const args = command(folder)
  // A server last: one that stays open on a failure would keep this process.
  const api = await startRuntimeApi()
  const java = spawn(path.join(JAVA_HOME, 'bin/java'), args, {
    cwd: folder,
    env: {
      AWS_LAMBDA_RUNTIME_API: api.address,
      AWS_EXECUTION_ENV: 'AWS_Lambda_java25',
      AWS_LAMBDA_LOG_LEVEL: 'DEBUG',
      ...settings,
    },
    stdio: ['ignore', fs.openSync(log, 'a'), fs.openSync(log, 'a')],
  })
  const ended = new Promise((resolve) => java.once('exit', resolve))
  ended.then((code) =>
    api.fail(new Error(`the function's process ended with ${code}: ${fs.readFileSync(log, 'utf8').slice(-2000)}`)),
  )
  return {
    invoke: api.invoke,
    close: async () => {
      java.kill('SIGKILL')
      await ended
      api.close()
      fs.rmSync(folder, { recursive: true })
    },
  }
}

function command(folder) {
  const ric = path.join(TARGET, 'ric')
  const jar = fs.readdirSync(ric).find((name) => name.startsWith('aws-lambda-java-runtime-interface-client'))
  const library = `jni/libaws-lambda-jni.linux-${process.arch === 'arm64' ? 'aarch_64' : 'x86_64'}.so`
  execFileSync(path.join(JAVA_HOME, 'bin/jar'), ['xf', path.join(ric, jar), library], { cwd: folder })
  return [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '--enable-native-access=ALL-UNNAMED',
    `-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=${path.join(folder, library)}`,
    '-cp',
    `${ric}/*:${TARGET}/function/lib/*`,
    'com.amazonaws.services.lambda.runtime.api.client.AWSLambda',
    'io.cloudcall.CloudFunction::handleRequest',
  ]
}

async function startRuntimeApi() {
  const waiting = []
  const polls = []
  const running = new Map()
  const hand = () => {
    while (waiting.length > 0 && polls.length > 0) {
      const { id, event } = waiting.shift()
      polls
        .shift()
        .writeHead(200, {
          'content-type': 'application/json',
          'lambda-runtime-aws-request-id': id,
          'lambda-runtime-deadline-ms': String(Date.now() + DEADLINE),
          'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:cloudcall',
          // The runtime interface client 2.9.0 crashes without this one.
          'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000;Sampled=0',
        })
        .end(event)
    }
  }
  const server = http.createServer(async (request, response) => {
    if (request.url === NEXT) {
      polls.push(response)
      return hand()
    }
    const chunks = []
    for await (const chunk of request) {
      chunks.push(chunk)
    }
    response.writeHead(202).end()
    const id = request.url.split('/').at(-2)
    const invocation = running.get(id)
    running.delete(id)
    invocation?.resolve(Buffer.concat(chunks).toString())
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  let failed
  return {
    address: `127.0.0.1:${server.address().port}`,
    invoke: (event) =>
      new Promise((resolve, reject) => {
        if (failed) {
          return reject(failed)
        }
        const id = randomUUID()
        running.set(id, { resolve, reject })
        waiting.push({ id, event })
        hand()
      }),
    fail: (error) => {
      failed = error
      running.forEach(({ reject }) => reject(error))
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

module.exports = { startFunction, TARGET }
