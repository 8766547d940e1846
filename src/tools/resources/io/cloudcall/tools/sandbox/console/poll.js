import { UnreachableError } from './api.js'

const PERIOD_MILLIS = 1000
const HIDDEN_PERIOD_MILLIS = 5000

// Runs a step again and again, one at a time, and reports when the sandbox goes and comes back.
export class Poll {
  #step
  #onLost
  #onFound
  #timer = null
  #isRunning = false
  #isDue = false

  constructor({ step, onLost, onFound }) {
    this.#step = step
    this.#onLost = onLost
    this.#onFound = onFound
    document.addEventListener('visibilitychange', () => this.now())
  }

  // Runs the step at once, or again after the one that is running.
  now() {
    this.#isDue = true
    if (!this.#isRunning) this.#run()
  }

  async #run() {
    clearTimeout(this.#timer)
    this.#isRunning = true
    this.#isDue = false
    try {
      await this.#step()
      this.#onFound()
    } catch (error) {
      if (!(error instanceof UnreachableError)) console.error(error)
      this.#onLost()
    }
    this.#isRunning = false
    const period = document.hidden ? HIDDEN_PERIOD_MILLIS : PERIOD_MILLIS
    this.#timer = setTimeout(() => this.#run(), this.#isDue ? 0 : period)
  }
}
