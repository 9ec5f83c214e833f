// Google's client has Google's hosts as constants. Loaded before it (node --import), this leads their TLS connections to the stand-in: names, certificates
// (NODE_EXTRA_CA_CERTS) and everything above the socket stay as they are.
import { createRequire, syncBuiltinESMExports } from 'node:module'

const require = createRequire(import.meta.url)
const tls = require('node:tls')
const http2 = require('node:http2')
const port = Number(process.env.STAND_IN_PORT)
const hosts = /^(fcm|iid|oauth2|www|accounts)\.(googleapis|google)\.com$/
const connect = tls.connect

tls.connect = (...given) => {
  const [first, second] = given
  const options = typeof first === 'object' ? first : given.find(part => part && typeof part === 'object') ?? {}
  const host = typeof first === 'object' ? (first.host ?? first.hostname) : typeof second === 'string' ? second : options.host
  if (!hosts.test(host ?? '')) return connect(...given)
  const callback = given.find(part => typeof part === 'function')
  return connect({ ...options, host: '127.0.0.1', port, servername: host, socket: undefined, path: undefined }, callback)
}

// The client says ":scheme: https:", colon included. Google's front end overlooks that; the web server under the stand-in does not and cannot be told to.
const open = http2.connect
http2.connect = (...given) => {
  const session = open(...given)
  const request = session.request
  session.request = (headers, ...rest) => request.call(session, { ...headers, ':scheme': headers[':scheme']?.replace(':', '') }, ...rest)
  return session
}
syncBuiltinESMExports()
