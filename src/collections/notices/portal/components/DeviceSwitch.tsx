'use client'

import { BellOff, BellRing } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorText } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { lookAtDevice, turnOff, turnOn, type DeviceState } from './thisDevice'

interface DeviceSwitchProps {
  /** With which the browser subscribes. */
  pushKey: string
  isListed: boolean
  labels: Record<
    | 'on'
    | 'off'
    | 'turnOn'
    | 'turnOff'
    | 'working'
    | 'failed'
    | 'unsupported'
    | 'unsupportedText'
    | 'needsInstall'
    | 'needsInstallText'
    | 'denied'
    | 'deniedText'
    | 'noScript',
    string
  >
}

/** What cannot be changed by a press here, and what the person can do about it. */
const obstacleOf = (state: DeviceState, labels: DeviceSwitchProps['labels']) => {
  switch (state) {
    case 'unsupported':
      return { title: labels.unsupported, text: labels.unsupportedText }
    case 'needs-install':
      return { title: labels.needsInstall, text: labels.needsInstallText }
    case 'denied':
      return { title: labels.denied, text: labels.deniedText }
    case 'on':
    case 'off':
      return null
  }
}

/** Whether this browser shows notices; the browser alone can say what it is able to. */
export const DeviceSwitch = ({ pushKey, isListed, labels }: DeviceSwitchProps) => {
  const router = useRouter()
  const [state, setState] = useState<DeviceState>()
  const [isWorking, setIsWorking] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    let isHere = true
    void lookAtDevice(isListed).then((found) => {
      if (isHere) setState(found)
    })
    return () => {
      isHere = false
    }
  }, [isListed])

  const press = async () => {
    if (isWorking) return
    setIsWorking(true)
    setHasFailed(false)
    try {
      setState(await (state === 'on' ? turnOff() : turnOn(pushKey)))
      router.refresh()
    } catch {
      setHasFailed(true)
    }
    setIsWorking(false)
  }

  if (state === undefined) {
    return (
      <noscript>
        <p className="text-muted">{labels.noScript}</p>
      </noscript>
    )
  }
  const obstacle = obstacleOf(state, labels)
  if (obstacle) {
    return (
      <Notice tone="info" title={obstacle.title}>
        <p>{obstacle.text}</p>
      </Notice>
    )
  }
  const isOn = state === 'on'
  const Icon = isOn ? BellRing : BellOff
  const action = isOn ? labels.turnOff : labels.turnOn
  return (
    <div className="flex flex-col gap-4 sm:flex-row sm:items-center sm:justify-between">
      <p role="status" className="flex items-center gap-3 font-semibold">
        <Icon aria-hidden className={isOn ? 'text-success size-6' : 'text-muted size-6'} />
        {isOn ? labels.on : labels.off}
      </p>
      <Button
        variant={isOn ? 'secondary' : 'primary'}
        aria-disabled={isWorking}
        onClick={() => void press()}
      >
        {isWorking ? labels.working : action}
      </Button>
      {hasFailed && (
        <div role="alert">
          <ErrorText>{labels.failed}</ErrorText>
        </div>
      )}
    </div>
  )
}
