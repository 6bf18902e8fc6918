/** Reads the text in a picture. */
export interface TextReader {
  /**
   * @param picture PNG, prepared by `preparePictureOfText`.
   * @returns what was read, line by line; empty where nothing was.
   * @throws AppError 503 where too many wait, or reading takes too long.
   */
  read: (picture: Uint8Array) => Promise<string>
}
