// What no analyzer holds. Reports: files that grew long, a TODO without a number, an X.Log.cs without its X.cs.
// Fails on a path that exists on one machine only.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const codeLimit = { src: 400, tests: 500 }
const code = /\.(cs|ts|css|html|mjs|sh|razor)$/
const notText = /\.(png|woff2|bin|ico)$|(^|\/)(packages\.lock|package-lock)\.json$/
// A folder of temporary files is allowed to be named where a container or an example needs one (--tmpfs), not as a place on a developer's disk.
const machinePath = /(?<![\w.~$}:-])\/(work|root|home\/\w+|tmp\/[\w.-]+)\//

let failures = 0
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })

for (const file of tracked.split('\0').filter(name => name && existsSync(name) && !notText.test(name))) {
  const lines = readFileSync(file, 'utf8').split('\n')
  const limit = codeLimit[file.split('/')[0]]
  if (limit && code.test(file) && lines.length > limit) console.log(`style: ${file} has ${lines.length} lines; one reason to exist each?`)
  if (file.endsWith('.Log.cs') && !existsSync(file.replace(/\.Log\.cs$/, '.cs'))) console.log(`style: ${file} stands without its type`)
  if (file === 'eng/check-style.mjs') continue
  lines.forEach((line, index) => {
    if (code.test(file) && /\bTODO\b(?!.*#\d)/.test(line)) console.log(`style: ${file}:${index + 1} TODO without a number`)
    if (!machinePath.test(line)) return
    console.error(`style: ${file}:${index + 1} names a path of one machine: ${line.trim()}`)
    failures += 1
  })
}
process.exitCode = failures > 0 ? 1 : 0
