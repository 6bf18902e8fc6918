import { POLICY_KEYS } from '@/kernel/access/policy'
import { manifest } from '@/modules'

/** Prints what the product consists of, as it takes effect. */
for (const module of manifest.modules) {
  process.stdout.write(`\n${module.name}\n`)
  for (const { config, scope } of module.collections) {
    process.stdout.write(`  collection ${config.slug} (${scope}): ${POLICY_KEYS.join(', ')} set\n`)
  }
  for (const { type } of module.events ?? []) process.stdout.write(`  event ${type}\n`)
  for (const { kind } of module.notifications ?? []) process.stdout.write(`  notice ${kind}\n`)
  for (const { name, schedule } of module.jobs ?? []) {
    process.stdout.write(`  job ${name}${schedule === undefined ? '' : ` (${schedule} UTC)`}\n`)
  }
  for (const { method, path, auth, roles } of module.endpoints ?? []) {
    const who = roles.length > 0 ? roles.join(', ') : auth
    process.stdout.write(`  endpoint ${method.toUpperCase()} /api${path} (${who})\n`)
  }
}
process.exit(0)
