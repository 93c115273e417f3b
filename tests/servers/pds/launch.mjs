// Starts a PLC directory and a PDS on free loopback ports and prints them as one line of JSON.
// Usage: node launch.mjs INSTALLATION DATA_DIRECTORY PUBLIC_URL
// Ends when its standard input ends, so that it never outlives the test run that started it.
import { createRequire } from 'node:module'
import { mkdirSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'

const [installation, data, publicUrl] = process.argv.slice(2)
const require = createRequire(path.join(installation, 'package.json'))

// Both servers listen on every interface and want their port beforehand; here: loopback only, any free port.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...args) {
  const done = args.find((a) => typeof a === 'function')
  return listen.call(this, 0, '127.0.0.1', ...(done ? [done] : []))
}
const port = (server) =>
  new Promise((resolve) => {
    const tell = () => resolve(server.address().port)
    server.listening ? tell() : server.once('listening', tell)
  })

process.stdin.resume()
process.stdin.on('end', () => process.exit(0))

const plc = require('@did-plc/server')
const directory = await plc.PlcServer.create({ db: plc.Database.mock(), port: 1 }).start()
const plcPort = await port(directory)

const blobs = path.join(data, 'blobs')
mkdirSync(blobs, { recursive: true })
const { PDS, envToCfg, envToSecrets } = require('@atproto/pds')
const env = {
  port: 1,
  hostname: 'localhost',
  serviceDid: 'did:web:localhost',
  serviceHandleDomains: ['.test'],
  devMode: true,
  dataDirectory: data,
  blobstoreDiskLocation: blobs,
  didPlcUrl: `http://127.0.0.1:${plcPort}`,
  enableDidDocWithSession: true, // as bsky.social does
  inviteRequired: false,
  disableSsrfProtection: true,
  rateLimitsEnabled: true,
  bskyAppViewUrl: 'http://appview.invalid',
  bskyAppViewDid: 'did:web:appview.invalid',
  crawlers: [],
  adminPassword: 'admin-of-the-tests',
  jwtSecret: 'jwt-secret-of-the-tests',
  plcRotationKeyK256PrivateKeyHex: '42'.repeat(32),
}
const cfg = envToCfg(env)
cfg.service.publicUrl = publicUrl
const pds = await PDS.create(cfg, envToSecrets(env))
const pdsPort = await port(await pds.start())
console.log(JSON.stringify({ plc: plcPort, pds: pdsPort }))
