import config from '@payload-config'
import { getPayload } from 'payload'
import { fileKeys } from '@/kernel/files/storedFiles'
import { rewrapKeys } from '@/kernel/files/rewrapKeys'

/**
 * `npm run keys:rotate`: wraps the keys of all files and sealed texts with the first key of
 * FILE_KEYS. Exit code 0: the other keys wrap nothing any more and may be dropped.
 */
const payload = await getPayload({ config })
const held = await rewrapKeys(payload)
const { current } = fileKeys()
const count = held[current] ?? 0
process.stdout.write(
  `${String(count)} keys of files and texts are under ${current}, none under another.\n`,
)
process.exit(Object.keys(held).every((kid) => kid === current) ? 0 : 1)
