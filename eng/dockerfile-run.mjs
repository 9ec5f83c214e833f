// The last part of eng/dockerfile-check: starts a container with the image's own entrypoint, user and health check, looks at what it
// wrote, and stops it with the image's own signal. Usage: node eng/dockerfile-run.mjs CONTAINER BUILDAH [options of buildah...]
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const [container, buildah, ...options] = process.argv.slice(2)
const { config } = JSON.parse(execFileSync(buildah, [...options, 'inspect', '--type', 'container', container], { encoding: 'utf8' })).Docker
const runArguments = [...options, 'run', '--isolation', 'chroot', container, '--']
const run = command => spawnSync(buildah, [...runArguments, ...command], { encoding: 'utf8' })
const problems = []
const expect = (holds, reason) => holds || problems.push(reason)

const owner = run(['stat', '-c', '%u', '/data'])
expect(owner.stdout.trim() === config.User, `/data belongs to ${owner.stdout.trim()}, the image runs as ${config.User}`)
expect(config.User !== '' && config.User !== '0' && config.User !== 'root', 'the image runs as root')
expect(config.StopSignal === 'SIGTERM' || config.StopSignal === '15', `the stop signal is ${config.StopSignal}`)

let log = ''
const started = performance.now()
const server = spawn(buildah, [...runArguments, ...config.Entrypoint], { stdio: ['ignore', 'pipe', 'pipe'] })
server.stdout.on('data', text => (log += text))
server.stderr.on('data', text => (log += text))
const ended = new Promise(resolve => server.on('exit', code => resolve(code)))

const [kind, ...check] = config.Healthcheck.Test
expect(kind === 'CMD', `the health check is a ${kind}`)
let answer
for (let attempt = 0; attempt < 60 && server.exitCode === null; attempt += 1) {
  answer = run(check)
  if (answer.status === 0) break
  await pause(500)
}
expect(answer?.status === 0, `the health check never passed: ${answer?.stdout}${answer?.stderr}`)
console.log(`dockerfile-check: healthy after ${((performance.now() - started) / 1000).toFixed(1)} s`)

const child = processOf(server.pid)
expect(child?.uid === config.User, `the server runs as user ${child?.uid}`)
if (child) {
  const data = `/proc/${child.pid}/root/data`
  const written = readdirSync(data)
  expect(written.includes('livehub.db'), `the data volume holds: ${written.join(' ')}`)
  for (const name of written) expect(String(statSync(`${data}/${name}`).uid) === config.User, `${name} belongs to somebody else`)
  process.kill(child.pid, 'SIGTERM')
}
const code = await Promise.race([ended, pause(30_000, 'still running after 30 s')])
expect(code === 0, `stopping ended with: ${code}`)
if (server.exitCode === null) spawnSync('kill', ['-KILL', ...familyOf(server.pid).map(({ pid }) => String(pid))])

for (const problem of problems) console.error(`dockerfile-check: ${problem}`)
if (problems.length > 0) console.error(log)
process.exit(problems.length > 0 ? 1 : 0)

// The server is a descendant of buildah: the one whose arguments are those of the image's entrypoint.
function processOf(root) {
  return familyOf(root).find(({ command }) => command.slice(1).join(' ') === config.Entrypoint.slice(1).join(' '))
}

function familyOf(root) {
  const processes = readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(readProcess)
  const family = new Set([root])
  for (let grown = 0; grown !== family.size; ) {
    grown = family.size
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid)
  }
  return processes.filter(({ pid }) => family.has(pid))
}

function readProcess(name) {
  try {
    const status = readFileSync(`/proc/${name}/status`, 'utf8')
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').slice(0, -1)
    return [{ pid: Number(name), parent: Number(/^PPid:\s*(\d+)/m.exec(status)[1]), uid: /^Uid:\s*(\d+)/m.exec(status)[1], command }]
  } catch {
    return [] // it ended while the list was read
  }
}
