'use client'

import { CircleAlert, CircleCheck, X } from 'lucide-react'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'

interface ToastEntry {
  id: number
  text: string
  tone: 'success' | 'danger'
  action?: { label: string; onPress: () => void }
}

export type ShowToast = (toast: Omit<ToastEntry, 'id'>) => void

const ToastContext = createContext<ShowToast>(() => undefined)

/** Shows a short word on what just happened. What must not be missed belongs on the page. */
export const useToast = (): ShowToast => useContext(ToastContext)

/** Long enough to read and to reach; a pointer or the focus on it stops the time. */
const SHOWN_MS = 8000

interface ToastCardProps {
  entry: ToastEntry
  closeLabel: string
  onClose: (id: number) => void
}

const ToastCard = ({ entry, closeLabel, onClose }: ToastCardProps) => {
  const [isHeld, setIsHeld] = useState(false)
  const { id, text, tone, action } = entry

  useEffect(() => {
    // An error stays until it is put away.
    if (isHeld || tone === 'danger') return
    const timer = setTimeout(() => onClose(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id, isHeld, onClose, tone])

  const Icon = tone === 'danger' ? CircleAlert : CircleCheck
  return (
    <div
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="bg-ink text-canvas rounded-control shadow-float animate-rise pointer-events-auto flex items-center gap-3 border border-transparent py-1.5 pr-1.5 pl-4"
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <p className="min-w-0 grow py-2 font-medium">{text}</p>
      {action !== undefined && (
        <button
          type="button"
          className="rounded-small outline-canvas min-h-11 shrink-0 px-3 font-semibold underline underline-offset-4"
          onClick={() => {
            action.onPress()
            onClose(id)
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={closeLabel}
        onClick={() => onClose(id)}
        className="rounded-small outline-canvas grid size-11 shrink-0 place-items-center"
      >
        <X aria-hidden className="size-5" />
      </button>
    </div>
  )
}

export interface ToastProviderProps {
  closeLabel: string
  children: ReactNode
}

export const ToastProvider = ({ closeLabel, children }: ToastProviderProps) => {
  const [entries, setEntries] = useState<readonly ToastEntry[]>([])
  const nextId = useRef(0)

  const show = useCallback<ShowToast>((toast) => {
    nextId.current += 1
    const entry = { ...toast, id: nextId.current }
    setEntries((shown) => [...shown.slice(-2), entry])
  }, [])

  const close = useCallback((id: number) => {
    setEntries((shown) => shown.filter((entry) => entry.id !== id))
  }, [])

  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 bottom-24 z-40 mx-auto flex max-w-lg flex-col gap-2 lg:bottom-6"
      >
        {entries.map((entry) => (
          <ToastCard key={entry.id} entry={entry} closeLabel={closeLabel} onClose={close} />
        ))}
      </div>
    </ToastContext>
  )
}
