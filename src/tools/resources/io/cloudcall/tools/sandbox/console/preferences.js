// Browsers may forbid storage; then a choice holds for this page only.
const PREFIX = 'cloudcall-console-'

export function preference(name, allowed) {
  try {
    const value = localStorage.getItem(PREFIX + name)
    return allowed.includes(value) ? value : null
  } catch {
    return null
  }
}

export function setPreference(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    // See above.
  }
}
