/** Loads what the camera needs to read codes; the addresses of what is no script. */
export const loadReader = async (): Promise<string[]> => {
  const { createReader, WASM } = await import('./codeReader')
  await createReader('qr')
  return [WASM]
}
