import type { Cloud } from './index.js'

export * from './index.js'

declare const cloud: Cloud
export default cloud
