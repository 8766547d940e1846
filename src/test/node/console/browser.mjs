// Headless Chromium, and pages that record everything that a calm console does not have: errors, violations, requests of other hosts.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

const require = createRequire(path.join(process.env.CLOUDCALL_CONSOLE_MODULES, 'here.js'))
const { chromium } = require('playwright-core')
export const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync'
]

export class Browser {
  async start() {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloudcall-console-'))
    const env = { ...process.env, HOME: this.folder }
    this.browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: FLAGS, env })
    return this
  }

  async stop() {
    await this.browser.close()
    fs.rmSync(this.folder, { recursive: true, force: true })
  }

  async open(url, { language = 'en-US', width = 1280, height = 800, colorScheme = 'light', tab = 'requests', scale = 1 } = {}) {
    const context = await this.browser.newContext({
      viewport: { width, height }, deviceScaleFactor: scale, locale: language, colorScheme, reducedMotion: 'reduce'
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20000)
    const faults = record(page, url)
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', event => console.error(`violates ${event.violatedDirective}: ${event.blockedURI}`))
    })
    await page.goto(`${url}/#/${tab}`)
    await page.locator('body[data-connection=connected]').waitFor()
    return { page, faults, close: () => context.close() }
  }
}

function record(page, url) {
  const faults = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  page.on('pageerror', error => faults.push(String(error.stack)))
  page.on('dialog', dialog => {
    faults.push(`dialog: ${dialog.message()}`)
    dialog.dismiss()
  })
  page.on('request', request => {
    if (new URL(request.url()).origin !== url) faults.push(`request of ${request.url()}`)
  })
  return faults
}
