// Sends one alert to many devices as the documentation shows it: sendEach with 500 messages a call, so many calls at once as the second argument says.
import { cert, initializeApp } from 'firebase-admin/app'
import { getMessaging } from 'firebase-admin/messaging'

const [total, atOnce] = process.argv.slice(2).map(Number)
const messaging = getMessaging(initializeApp({ credential: cert(process.env.STAND_IN_ACCOUNT) }))
// The rest of LiveHub's own message, from the end of its target on: the same words for both.
const { data, android } = JSON.parse(`{"token":"${process.env.ALERT}`.slice(0, -1))
const alert = { data, android: { priority: android.priority, ttl: parseInt(android.ttl, 10) * 1000, collapseKey: android.collapse_key } }
const target = number => `${number.toString(16).padStart(22, '0')}:APA91b${'x'.repeat(134)}`

let [accepted, sent, first500] = [0, 0, 0]
const cpu = process.cpuUsage()
const begun = performance.now()
const caller = async () => {
  while (sent < total) {
    const from = sent
    sent = Math.min(total, sent + 500)
    const answer = await messaging.sendEach(Array.from({ length: sent - from }, (_, index) => ({ ...alert, token: target(from + index) })))
    accepted += answer.successCount
    first500 ||= accepted >= 500 ? performance.now() - begun : 0
  }
}
await Promise.all(Array.from({ length: atOnce }, caller))
const seconds = (performance.now() - begun) / 1000
const used = process.cpuUsage(cpu)
console.log(JSON.stringify({ accepted, seconds, cpu: (used.user + used.system) / 1e6, first500, kilobytes: 0 }))
