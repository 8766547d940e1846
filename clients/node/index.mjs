import cloud from './index.js'

export const { version, DYNAMIC_CURRENT_ENV, init, createNewInstance, openapi } = cloud
export default cloud
