// Prints what dockerfile-utils finds in the named Dockerfile; exit code 1 when it finds anything.
const { readFileSync } = require('node:fs')
const { validate } = require('dockerfile-utils')

const file = process.argv[2]
const findings = validate(readFileSync(file, 'utf8'))
for (const { range, message } of findings) console.error(`${file}:${range.start.line + 1}: ${message}`)
process.exitCode = findings.length > 0 ? 1 : 0
