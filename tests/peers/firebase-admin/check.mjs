// Drives the stand-in by Google's own client and prints what came of each call, one JSON object a line.
import { cert, initializeApp } from 'firebase-admin/app'
import { getMessaging } from 'firebase-admin/messaging'

const app = initializeApp({ credential: cert(process.env.STAND_IN_ACCOUNT) })
const messaging = getMessaging(app)
const alert = {
  notification: { title: 'المضيق مفتوح', body: 'Northern strait reopens' },
  data: { alert: 'a1', rev: '1' },
  android: { priority: 'high', ttl: 3_600_000, collapseKey: 'breaking', notification: { channelId: 'breaking', tag: 'a1', visibility: 'public' } },
  apns: { headers: { 'apns-priority': '10', 'apns-collapse-id': 'a1' }, payload: { aps: { alert: { title: 't', body: 'b' }, mutableContent: true, 'interruption-level': 'time-sensitive' } } },
  webpush: { headers: { TTL: '3600', Urgency: 'high' }, notification: { tag: 'a1', dir: 'rtl', lang: 'ar' }, fcmOptions: { link: 'https://news.example/a1' } },
}

const outcome = async (name, call) => {
  try {
    console.log(JSON.stringify({ name, ok: await call() }))
  } catch (error) {
    console.log(JSON.stringify({ name, code: error.code, message: error.message }))
  }
}

await outcome('send', () => messaging.send({ ...alert, token: 'phone-1' }))
await outcome('dry run', () => messaging.send({ ...alert, token: 'phone-dry' }, true))
for (const target of ['unregistered-1', 'unregistered-bare-1', 'badtoken-1', 'sender-mismatch-1', 'quota-1', 'internal-1', 'apns-auth-1'])
  await outcome(target, () => messaging.send({ ...alert, token: target }))
await outcome('reserved name', () => messaging.send({ token: 'phone-1', webpush: { fcmOptions: { link: 'https://news.example/' } }, data: { from: 'nobody' } }))
await outcome('too big', () => messaging.send({ token: 'phone-1', data: { text: 'x'.repeat(4100) } }))
await outcome('each', async () => {
  const answer = await messaging.sendEach([
    { ...alert, token: 'phone-2' }, { ...alert, token: 'unregistered-2' }, { ...alert, token: 'badtoken-2' }, { ...alert, token: 'phone-3' }])
  return { success: answer.successCount, failure: answer.failureCount, codes: answer.responses.map(one => one.error?.code ?? null) }
})
await outcome('subscribe', async () => {
  const answer = await messaging.subscribeToTopic(['phone-1', 'phone-2', 'unregistered-3', 'badtoken-3'], 'harbour')
  return { success: answer.successCount, failure: answer.failureCount, errors: answer.errors.map(one => [one.index, one.error.code]) }
})
await outcome('unsubscribe', async () => (await messaging.unsubscribeFromTopic('phone-2', 'harbour')).successCount)
await outcome('topic', () => messaging.send({ ...alert, topic: 'harbour' }))
await outcome('condition', () => messaging.send({ ...alert, condition: "'harbour' in topics && !('sport' in topics)" }))
