import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { S3Driver } from 'flydrive/drivers/s3'
import { env } from '../env'

interface Store {
  disk: Disk
  /** Bytes from `start` to before `end`: flydrive reads whole objects alone. */
  read: (key: string, start: number, end: number) => AsyncIterable<Uint8Array>
}

const onDisk = (): Store => {
  const folder = resolve(env().DATA_DIR, 'uploads')
  return {
    disk: new Disk(new FSDriver({ location: pathToFileURL(`${folder}/`), visibility: 'private' })),
    read: (key, start, end) => createReadStream(resolve(folder, key), { start, end: end - 1 }),
  }
}

const isReadable = (value: unknown): value is Readable => value instanceof Readable

const inBucket = (bucket: string): Store => {
  const { S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env()
  const client = new S3Client({
    region: S3_REGION,
    ...(S3_ENDPOINT !== undefined && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
    ...(S3_ACCESS_KEY_ID !== undefined &&
      S3_SECRET_ACCESS_KEY !== undefined && {
        credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
      }),
    // A checksum behind a streamed body is not known to every store; the envelope verifies itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return {
    disk: new Disk(
      // Not every S3-compatible store knows ACLs.
      new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }),
    ),
    async *read(key, start, end) {
      const { Body } = await client.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          Range: `bytes=${String(start)}-${String(end - 1)}`,
        }),
      )
      if (!isReadable(Body)) throw new TypeError('the store answered without a body')
      yield* Body
    },
  }
}

let store: Store | undefined

const theStore = (): Store => {
  const { S3_BUCKET } = env()
  return (store ??= S3_BUCKET === undefined ? onDisk() : inBucket(S3_BUCKET))
}

/** Where uploads lie: the data directory, or a bucket where `S3_BUCKET` is set. Always private. */
export const storage = (): Disk => theStore().disk

/** Part of a stored object, from `start` to before `end`, as a stream. */
export const readStored = (key: string, start: number, end: number): AsyncIterable<Uint8Array> =>
  theStore().read(key, start, end)
