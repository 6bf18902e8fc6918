'use client'

import { useRouter } from 'next/navigation'
import { Camera } from './Camera'
import type { CameraLabels } from './Camera'

interface ScannerProps {
  /** Where a reading leads: `<target>?q=<what was read>`. */
  target: string
  labels: CameraLabels
}

/** Reads a QR code with the camera and goes where it leads. */
export const Scanner = ({ target, labels }: ScannerProps) => {
  const router = useRouter()
  return (
    <Camera
      kind="qr"
      onRead={(text) => {
        router.push(`${target}?q=${encodeURIComponent(text)}`)
      }}
      labels={labels}
    />
  )
}
