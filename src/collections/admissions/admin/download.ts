'use client'

/** Hands a PDF to the browser, as a file for the printer. */
export const download = (base64: string): void => {
  const link = document.createElement('a')
  link.href = `data:application/pdf;base64,${base64}`
  link.download = 'letters.pdf'
  link.click()
}
