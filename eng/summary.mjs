// Counts what the test run left in a results folder and prints the plain closing line `N passed, N failed, N skipped`.
// Usage: node eng/summary.mjs RESULTS, from the root of the source tree. Expected are every test project of LiveHub.sln the front end and the mobile sample.
//
// A crashed test host leaves a result file in which every test that came to its end has passed. So these count as one failure each:
// a result file that is missing or unreadable, a run that says it did not complete and names no failed test,
// and a step of steps.txt (`name=exit code`) that failed although no failure was counted.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const results = process.argv[2] ?? 'artifacts/results'
const files = existsSync(results) ? readdirSync(results) : []
const isLong = process.env.LIVEHUB_LONG === '1'
const total = { passed: 0, failed: 0, skipped: 0 }
const complaints = []

function fail(reason) {
  total.failed += 1
  complaints.push(reason)
}

function testProjects() {
  const names = readFileSync('LiveHub.sln', 'utf8').matchAll(/^Project\(.*?\) = "([^"]+)", "tests[\\/]/gm)
  return [...names].map(match => match[1]).filter(name => name.endsWith('.Tests') || name === 'LiveHub.E2E')
}

function countTrx(project) {
  const file = files.find(name => name.startsWith(`${project}_`) && name.endsWith('.trx'))
  if (!file) return fail(`${project}: no result file`)
  const text = readFileSync(join(results, file), 'utf8')
  const summary = /<ResultSummary[^>]*\boutcome="([^"]*)"/.exec(text)
  if (!summary) return fail(`${project}: ${file} has no summary`)
  let failed = 0
  for (const [, outcome] of text.matchAll(/<UnitTestResult\b[^>]*?\boutcome="([^"]*)"/g)) {
    if (outcome === 'Passed') total.passed += 1
    else if (outcome === 'NotExecuted') total.skipped += 1
    else failed += 1
  }
  total.failed += failed
  if (summary[1] !== 'Completed' && failed === 0) fail(`${project}: the run ended as "${summary[1]}" without a failed test`)
}

function countVitest(file) {
  try {
    const report = JSON.parse(readFileSync(join(results, file), 'utf8'))
    total.passed += report.numPassedTests
    total.failed += report.numFailedTests
    total.skipped += report.numPendingTests + report.numTodoTests
    if (!report.success && report.numFailedTests === 0) fail(`${file}: the run did not succeed and names no failed test`)
  } catch (error) {
    fail(`${file}: ${error.message}`)
  }
}

for (const project of testProjects()) countTrx(project)
if (!isLong && existsSync('src/LiveHub.Web/package.json')) countVitest('web.vitest.json')
if (!isLong && existsSync('client-samples/mobile/package.json')) countVitest('mobile.vitest.json')

const steps = existsSync(join(results, 'steps.txt')) ? readFileSync(join(results, 'steps.txt'), 'utf8').trim().split('\n') : []
const broken = steps.filter(line => !line.endsWith('=0'))
// The steps that run tests fail because tests fail, which is counted above; any other step is a failure of its own.
for (const line of broken) {
  const counts = /^(dotnet|web|mobile)=/.test(line)
  if (!counts || total.failed === 0) fail(`step ${line.replace('=', ' ended with exit code ')}`)
}
if (total.passed + total.failed === 0) fail('no test ran')

for (const reason of complaints) console.error(`not passed: ${reason}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
