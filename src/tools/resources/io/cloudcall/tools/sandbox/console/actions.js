import { ApiError } from './api.js'
import { text } from './i18n.js'
import { notify } from './notice.js'

let refresh = () => {}

export function onAction(listener) {
  refresh = listener
}

// Asks the sandbox for something, says what came of it, and shows the new state.
export async function act(request, describe) {
  try {
    const answer = await request()
    notify(describe(answer))
    return answer
  } catch (error) {
    notify(error instanceof ApiError ? text('failed', { error: error.message }) : text('unreachable'), true)
    return null
  } finally {
    refresh()
  }
}
