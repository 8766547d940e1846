// Works the web console of a real sandbox in headless Chromium: ./ci console. One process, so that all share a browser and a sandbox.
import './texts.test.mjs'
import './controls.test.mjs'
import './requests.test.mjs'
import './shop.test.mjs'
import './languages.test.mjs'
import './hostile.test.mjs'
import './layout.test.mjs'
import './connection.test.mjs'
