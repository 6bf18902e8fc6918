import { mkdirSync, writeFileSync } from 'node:fs'
import config from '@payload-config'
import { errorsPage, guidePage } from '@/kernel/http/openapi/pages'
import { openApiOf } from '@/kernel/http/openapi/document'
import { manifest } from '@/modules'

/** Writes docs/api from what the product is composed of; a test fails where it is out of date. */
const put = (name: string, text: string) => {
  writeFileSync(`docs/api/${name}`, text)
}
const document = openApiOf(manifest, await config)
mkdirSync('docs/api', { recursive: true })
put('openapi.json', JSON.stringify(document))
put('errors.md', errorsPage(manifest.errors))
put('README.md', guidePage(document))
process.exit(0)
