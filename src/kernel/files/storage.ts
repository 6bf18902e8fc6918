import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { S3Driver } from 'flydrive/drivers/s3'
import { env } from '../env'

let disk: Disk | undefined

const open = (): Disk => {
  const { DATA_DIR, S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } =
    env()
  if (S3_BUCKET === undefined) {
    const location = pathToFileURL(`${resolve(DATA_DIR, 'uploads')}/`)
    return new Disk(new FSDriver({ location, visibility: 'private' }))
  }
  return new Disk(
    new S3Driver({
      bucket: S3_BUCKET,
      region: S3_REGION,
      visibility: 'private',
      // Not every S3-compatible store knows ACLs.
      supportsACL: false,
      ...(S3_ENDPOINT !== undefined && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
      ...(S3_ACCESS_KEY_ID !== undefined &&
        S3_SECRET_ACCESS_KEY !== undefined && {
          credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
        }),
    }),
  )
}

/** Where uploads lie: the data directory, or a bucket where `S3_BUCKET` is set. Always private. */
export const storage = (): Disk => (disk ??= open())
