import type { PayloadRequest } from 'payload'
import { processWide } from '../processWide'

export interface Asking {
  /** Of the person who asks. */
  req: PayloadRequest
  /** Id of the community. */
  community: string
}

/** What files of a module are for: what is let in, and who may have one. */
export interface FilePurpose {
  /** As it stands in the row of each file, in kebab case; it never changes. */
  name: string
  accepts: 'image' | 'document'
  /** Whether a small picture of the first page of a PDF is shown where such files are listed. */
  showsFirstPage?: boolean
  /**
   * How large a file may be now, in bytes.
   * @throws AppError where the person may send none here.
   */
  limit: (asking: Asking) => Promise<number>
  /** Whether the person may have a file that is bound; asked for each download. */
  mayRead: (asking: Asking & { id: string }) => Promise<boolean>
  /** Called when the person opens a bound file, before any of it is sent: not for its small picture. */
  onOpened?: (asking: Asking & { id: string }) => Promise<void>
  /** How long a link holds at most; some minutes where nothing is said. Even. */
  linkSeconds?: number
}

const held = processWide('file-purposes', () => new Map<string, FilePurpose>())

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindFilePurposes = (modules: readonly { filePurposes?: FilePurpose[] }[]): void => {
  held.clear()
  for (const purpose of modules.flatMap(({ filePurposes }) => filePurposes ?? [])) {
    held.set(purpose.name, purpose)
  }
}

/** undefined: nobody may send or have such a file. */
export const purposeNamed = (name: string): FilePurpose | undefined => held.get(name)

/** Names of those that are so. */
export const purposesThat = (isSo: (purpose: FilePurpose) => boolean): string[] =>
  [...held.values()].filter(isSo).map(({ name }) => name)
