'use strict'

module.exports = require('./lib/cloud').createCloud()
